"""Ask for the gradient you mean: of which argument, in which container, of which number.

Lesson: exercises/ch1/README.md#partial_gradients
"""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    """Gradient of `loss_fn(weights, inputs)` with respect to `inputs`, its second argument.

    Args:
        loss_fn: any differentiable function of these two arguments.
        weights: its first argument, held constant.
        inputs: its second argument.

    Returns:
        The gradient, one array in the shape of `inputs`.

    Raises:
        TypeError: what `loss_fn` returns is no scalar: its shape is not `()`. An array of shape `(1,)`
            is no scalar either. It is the error that `jax.grad` raises by itself ("Gradient only
            defined for scalar-output functions"): let it through.

    Example:
        >>> def weighted_sum(weights, inputs):
        ...     return jnp.sum(weights * inputs)
        >>> gradient_for_inputs(weighted_sum, jnp.array([2.0, 3.0]), jnp.array([5.0, 7.0]))
        Array([2., 3.], dtype=float32)
    """
    # argnums counts arguments from 0, and only `inputs` is differentiated: `weights` is a constant here.
    # With `argnums=(1,)` the result would be a tuple of one.
    return jax.grad(loss_fn, argnums=1)(weights, inputs)


def gradients_for_both(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    """Gradients of `loss_fn(weights, inputs)` with respect to each of its two arguments.

    Args:
        loss_fn: any differentiable function of these two arguments, with a scalar result.
        weights: its first argument.
        inputs: its second argument.

    Returns:
        A tuple: the gradient for `weights`, then the gradient for `inputs`.

    Example:
        >>> def weighted_sum(weights, inputs):
        ...     return jnp.sum(weights * inputs)
        >>> gradients_for_both(weighted_sum, jnp.array([2.0, 3.0]), jnp.array([5.0, 7.0]))
        (Array([5., 7.], dtype=float32), Array([2., 3.], dtype=float32))
    """
    # A tuple of numbers gives a tuple of gradients, in that order, from one backward pass.
    return jax.grad(loss_fn, argnums=(0, 1))(weights, inputs)


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    """Gradients of a linear model's mean squared error with respect to its parameters.

        predictions = inputs @ params["weights"] + params["bias"]
        error       = mean((predictions - targets) ** 2)        over the batch

    Args:
        params: `{"weights": Float[Array, "features"], "bias": Float[Array, ""]}`.
        inputs: one row for each example.
        targets: one number for each example.

    Returns:
        The gradients, a dict with the keys and shapes of `params`.

    Example:
        >>> params = {"weights": jnp.array([2.0]), "bias": jnp.zeros(())}
        >>> regression_gradients(params, jnp.array([[1.0], [2.0]]), jnp.array([1.0, 3.0]))
        {'bias': Array(2., dtype=float32), 'weights': Array([3.], dtype=float32)}
    """

    def mean_squared_error(params):
        predictions = inputs @ params["weights"] + params["bias"]
        # The batch has many errors, and `grad` wants one number. That number is the mean, by the formula:
        # with a sum the gradients would grow with the batch.
        return jnp.mean((predictions - targets) ** 2)

    # `grad` takes the whole dict as one argument, and answers in the same form: no need to take it apart.
    return jax.grad(mean_squared_error)(params)
