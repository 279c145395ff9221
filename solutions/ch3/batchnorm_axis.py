"""Normalize over a batch, in a function that is written for one example.

Lesson: exercises/ch3/README.md#batchnorm_axis

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    """Normalizes one example, with the mean and variance of each feature over the batch.

        z[j] = (x[j] - mean[j]) / sqrt(variance[j] + 1e-5)

    `mean[j]` is the mean of feature j over all examples of the batch. `variance[j]` is the mean of
    `(x[j] - mean[j])**2` over all examples: divide by n, the number of examples, and not by n - 1.

    `normalize` runs only inside `jax.vmap(..., axis_name=axis_name)`, jitted or not. So it gets one example, and
    the batch is the mapped axis with this name. It may run inside two maps, one around the other. Then the batch is
    the axis that is called `axis_name`, in the outer map or in the inner one. Each index of the other axis is a
    batch of its own.

    Subtract the mean before you square: some features have a mean near 3000 and a standard deviation near 1. Other
    features lie between about -5 and 5, with a standard deviation near 0.003, so the 1e-5 matters. If such a feature
    is the same in all examples, it gives 0, up to rounding.

    Use no Python loop over the examples, because each round adds operations to the program. Both functions trace to
    at most 100 operations, however many examples there are.

    Args:
        x: the features of one example, at least one, float32. They are finite.
        axis_name: the name of the batch axis, any name. The batch has at least one example.

    Returns:
        The normalized features of this example, float32.

    Example:
        >>> xs = jnp.array([[1.0, 10.0, 7.0], [5.0, 50.0, 7.0]])  # two examples
        >>> jax.vmap(lambda x: normalize(x, "batch"), axis_name="batch")(xs)
        Array([[-1., -1.,  0.],
               [ 1.,  1.,  0.]], dtype=float32)

    Checks:
        - normalize agrees with its formula for all examples of a batch, whatever the axis is called
        - inside two maps, normalize takes mean and variance over the named axis only
        - features with a large mean and small deviations are normalized too
        - both functions trace to at most 100 operations, however many examples there are
    """
    # The mean over the batch is `lax.pmean`. `jnp.mean(x)` would be the mean over the features of this one example.
    deviation = x - lax.pmean(x, axis_name)
    # Not the mean of squares minus the square of the mean: near 3000, float32 has no digits left for the difference.
    variance = lax.pmean(deviation**2, axis_name)
    return deviation / jnp.sqrt(variance + 1e-5)


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    """Applies a linear layer with batch normalization to all examples of a batch.

    For one example `x`, with the whole batch as the batch of `normalize`:

        normalize(x @ params["w"], ...) + params["b"]

    The result can be differentiated. `mean` and `variance` depend on `params["w"]`, and the gradient takes
    that into account.

    Args:
        params: `{"w": Float[Array, "inputs outputs"], "b": Float[Array, "outputs"]}`, float32.
        xs: one row for each example, at least one, float32. No number in `xs` or `params` is below about -5 or
            above about 5.

    Returns:
        One row for each example, float32. If there is only one example, this row is `params["b"]`.

    Example:
        >>> params = {"w": jnp.array([[1.0], [10.0]]), "b": jnp.array([0.5])}
        >>> layer(params, jnp.array([[1.0, 2.0], [3.0, 4.0]]))
        Array([[-0.5],
               [ 1.5]], dtype=float32)

    Checks:
        - layer agrees with its formula, for one example too
        - the gradients of layer take into account that mean and variance depend on w
        - both functions trace to at most 100 operations, however many examples there are
    """

    def one(x: Float[Array, " inputs"]) -> Float[Array, " outputs"]:
        # `b` comes last. Before the normalization, it would be in the mean too, and go away with it.
        return normalize(x @ params["w"], "batch") + params["b"]

    # `one` sees the same `params` in each example, so they need no entry in `in_axes`.
    return jax.vmap(one, axis_name="batch")(xs)
