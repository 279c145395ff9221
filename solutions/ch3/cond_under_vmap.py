"""Branch inside a mapped function: know which sides run, and keep the side that is not chosen harmless.

Lesson: exercises/ch3/README.md#cond_under_vmap

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

Both functions work inside `jax.jit` too. All numbers are float32.
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Bool, Float


def relative_loss(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"], y: Float[Array, ""]
) -> Float[Array, ""]:
    """Computes the loss of one example: the squared error of the model, relative to the label.

        p             = x @ w + b
        relative_loss = ((p - y) / y) ** 2     if y is not 0
                        p ** 2                 if y is 0

    The checks map it over the examples of a batch. They also take its gradient with respect to `params`, by
    `grad` of the mean over the mapped function, and by `vmap` of `grad`. The gradient of the loss is

        d loss / d p  = 2 * (p - y) / y**2     if y is not 0
                        2 * p                  if y is 0

    times `d p / d w = x` and `d p / d b = 1`. It is finite, also in a batch where some labels are 0 and some are not.

    Args:
        params: `{"w": w, "b": b}`. The shape of `w` is (features,), and that of `b` is (). There is at least one
            feature.
        x: the inputs of one example.
        y: the label of one example. It is 0, or its absolute value is between 0.5 and 4.

    Returns:
        The loss, a scalar.

    Example:
        >>> params = {"w": jnp.array([1.0, 2.0]), "b": jnp.array(1.0)}
        >>> xs, ys = jnp.array([[1.0, 1.0], [0.0, 1.0]]), jnp.array([2.0, 0.0])
        >>> jax.vmap(relative_loss, in_axes=(None, 0, 0))(params, xs, ys)  # p is 4 and 3
        Array([1., 9.], dtype=float32)

    Checks:
        - the mapped relative_loss agrees with its formula, for labels that are 0 or not
        - the gradient of relative_loss is right and finite, for labels that are 0 or not
    """
    prediction = x @ params["w"] + params["b"]
    # Under `vmap` the division runs for y = 0 too. `where` in front of it gives it a 1 there. A `where` behind it
    # would only repair the value: the gradient would be 0 * inf.
    safe = jnp.where(y == 0, 1, y)
    # The quotient is p / 1 for y = 0, because then p - y is p. So one `where` is enough here.
    return ((prediction - y) / safe) ** 2


def repair_rows(
    repair: Callable[[Float[Array, " columns"]], Float[Array, " columns"]],
    broken: Bool[Array, " rows"],
    table: Float[Array, "rows columns"],
) -> Float[Array, "rows columns"]:
    """Repairs the broken rows of a table. If no row is broken, it saves the work.

    `repair` may be expensive. If no row is broken, `repair` does not run on the device. JAX may still trace it.
    If at least one row is broken, `repair` may run for all rows. `repair_rows` compiles to a conditional: one for
    the table, or one for each row in a loop of JAX such as `lax.map`. The checks do not map `repair_rows`.

    No Python loop runs over the rows: a traced call has at most 80 operations for a short `repair`, however many rows
    there are.

    Args:
        repair: takes one row, of shape (columns,), and returns a row of the same shape. JAX can trace and map it.
            For a row that is not broken, the result may be NaN.
        broken: one boolean for each row. In a jitted function, it is a tracer.
        table: at least one row, and at least one column. No number is NaN.

    Returns:
        A table: `repair(row)` for each broken row, and the other rows as they are.

    Example:
        >>> table = jnp.array([[1.0, 5.0], [2.0, 7.0]])
        >>> repair_rows(lambda row: row[::-1], jnp.array([False, True]), table)
        Array([[1., 5.],
               [7., 2.]], dtype=float32)

    Checks:
        - repair_rows repairs the broken rows and no others: none, some, one or all of them
        - repair_rows compiles to a conditional, and repair runs only if some row is broken
        - no Python loop runs over the rows: more rows do not make a program longer
    """

    def keep_or_repair(flag: Array, row: Array) -> Array:
        # `vmap` would turn a `lax.cond` into a select. `where` gives the same values, and is plainer.
        return jnp.where(flag, repair(row), row)

    # One decision for the whole table. It is outside of `vmap`, so it stays a conditional.
    return lax.cond(jnp.any(broken), lambda: jax.vmap(keep_or_repair)(broken, table), lambda: table)
