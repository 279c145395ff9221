"""Compute gradients for one argument, for two arguments and for a dict of parameters.

Lesson: exercises/ch1/README.md#partial_gradients

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
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
    """Computes the gradient of `loss_fn(weights, inputs)` with respect to its second argument, `inputs`.

    Args:
        loss_fn: any function of `weights` and `inputs` that `jax.grad` can differentiate with respect to both.
            Its parameters may have other names.
        weights: the first argument of `loss_fn`, a constant here.
        inputs: the second argument of `loss_fn`.

    Returns:
        The gradient, one array with the shape of `inputs`.

    Raises:
        TypeError: `loss_fn` does not return a scalar, which is an array of shape `()`. Shape `(1,)` is not
            a scalar either. The message contains the word "scalar". `jax.grad` raises this error by itself
            ("Gradient only defined for scalar-output functions"), so you only need to let it through.

    Example:
        >>> def weighted_sum(weights, inputs):
        ...     return jnp.sum(weights * inputs)
        >>> gradient_for_inputs(weighted_sum, jnp.array([2.0, 3.0]), jnp.array([5.0, 7.0]))
        Array([2., 3.], dtype=float32)

    Checks:
        - gradient_for_inputs differentiates with respect to the second argument
        - a loss that is not a scalar raises JAX's TypeError, even if its shape is (1,)
    """
    # argnums counts from 0. It stands alone here, not in a tuple: argnums=(1,) would give a tuple with one
    # gradient in it.
    return jax.grad(loss_fn, argnums=1)(weights, inputs)


def gradients_for_both(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    """Computes the gradients of `loss_fn(weights, inputs)` with respect to both of its arguments.

    Args:
        loss_fn: as in `gradient_for_inputs`, but it always returns a scalar.
        weights: the first argument of `loss_fn`.
        inputs: the second argument of `loss_fn`.

    Returns:
        A tuple: the gradient for `weights`, then the gradient for `inputs`.

    Example:
        >>> def weighted_sum(weights, inputs):
        ...     return jnp.sum(weights * inputs)
        >>> gradients_for_both(weighted_sum, jnp.array([2.0, 3.0]), jnp.array([5.0, 7.0]))
        (Array([5., 7.], dtype=float32), Array([2., 3.], dtype=float32))

    Checks:
        - gradients_for_both returns the gradients in the order of the arguments
    """
    # A tuple of positions gives a tuple of gradients in the same order. Both come from one backward pass.
    # Two calls of `jax.grad` would need one each.
    return jax.grad(loss_fn, argnums=(0, 1))(weights, inputs)


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    """Computes the gradients of a linear model's mean squared error with respect to its parameters.

        predictions        = inputs @ params["weights"] + params["bias"]
        mean squared error = mean((predictions - targets) ** 2)        over the batch

    Args:
        params: `{"weights": Float[Array, "features"], "bias": Float[Array, ""]}`.
        inputs: one row for each example, at least one.
        targets: one number for each example.

    Returns:
        The gradients, a dict with the keys and shapes of `params`.

    Example:
        >>> params = {"weights": jnp.array([2.0]), "bias": jnp.zeros(())}
        >>> regression_gradients(params, jnp.array([[1.0], [2.0]]), jnp.array([1.0, 3.0]))
        {'bias': Array(2., dtype=float32), 'weights': Array([3.], dtype=float32)}

    Checks:
        - regression_gradients returns a dict with the keys of params
        - regression_gradients returns the gradients of the mean squared error
    """

    def mean_squared_error(params):
        predictions = inputs @ params["weights"] + params["bias"]
        # There is one error for each example, but `jax.grad` needs a single number. With a sum instead of the
        # mean, the gradients would grow with the batch.
        return jnp.mean((predictions - targets) ** 2)

    # The dict is one argument, and its gradient is a dict too. There is no need to take it apart.
    return jax.grad(mean_squared_error)(params)
