"""Fit a line by gradient descent: the recipe of every training loop.

Lesson: exercises/ch1/README.md#fit_line
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def loss_fn(theta: Float[Array, "2"], x: Float[Array, " batch"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    """Mean squared error of the line `w * x + b`, where `theta = [w, b]`.

    Args:
        theta: slope and intercept, in one array.
        x: where the line was measured.
        y: what was measured there.

    Returns:
        The mean of `(w * x + b - y) ** 2`, a scalar.

    Example:
        >>> print(loss_fn(jnp.array([2.0, 1.0]), jnp.array([0.0, 1.0]), jnp.array([1.0, 5.0])))
        2.0
    """
    # Unpacking gives two scalars, and each of them broadcasts over the batch.
    w, b = theta
    predictions = w * x + b
    return jnp.mean((predictions - y) ** 2)


@jax.jit
def update(
    theta: Float[Array, "2"],
    x: Float[Array, " batch"],
    y: Float[Array, " batch"],
    learning_rate: float = 0.1,
) -> Float[Array, "2"]:
    """One step of gradient descent, compiled by `jax.jit`.

        theta_new = theta - learning_rate * gradient of the loss with respect to theta

    `@jax.jit` above the function compiles all of it; the lesson shows how. One compiled program serves every
    learning rate: a call with another one compiles nothing.

    Args:
        theta: slope and intercept before the step.
        x: where the line was measured.
        y: what was measured there.
        learning_rate: length of the step, in units of the gradient.

    Returns:
        Slope and intercept after the step, a new array.

    Example:
        >>> update(jnp.array([2.0, 1.0]), jnp.array([0.0, 1.0]), jnp.array([1.0, 5.0]))
        Array([2.2, 1.2], dtype=float32)
    """
    # With the whole step under `jit`, forward pass, backward pass and subtraction are one program. `jit` of
    # `loss_fn` alone would leave JAX to differentiate in Python, on every step.
    return theta - learning_rate * jax.grad(loss_fn)(theta, x, y)


def fit_line(x: Float[Array, " batch"], y: Float[Array, " batch"], steps: int = 1000) -> Float[Array, "2"]:
    """Fits a line: `steps` updates with a learning rate of 0.1, from the start `theta = [1.0, 1.0]`.

    Each call begins at that start, whatever was fitted before, and leaves no trace in the module.

    Args:
        x: where the line was measured.
        y: what was measured there.
        steps: how many updates, one or more. All of them are taken, even if the last ones change little.

    Returns:
        The fitted `theta = [w, b]`.

    Example:
        >>> x = jnp.array([-1.0, 0.0, 1.0, 2.0])
        >>> fit_line(x, 3.0 * x - 1.0)
        Array([ 3., -1.], dtype=float32)
    """
    # Nothing is changed in place: each step returns a new theta, and the name moves on to it.
    theta = jnp.array([1.0, 1.0])
    for _ in range(steps):
        theta = update(theta, x, y)
    return theta
