"""Fit a line to data by gradient descent.

Lesson: exercises/ch1/README.md#fit_line

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In all three functions, the arrays are float32, and `x` and `y` have at least one element.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def loss_fn(theta: Float[Array, "2"], x: Float[Array, " batch"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    """Computes the mean squared error of the line `w * x + b`, with `theta = [w, b]`.

    Args:
        theta: slope and intercept, in one array.
        x: the points at which the line was measured.
        y: the values measured there.

    Returns:
        The mean of `(w * x + b - y) ** 2`, a scalar.

    Example:
        >>> print(loss_fn(jnp.array([2.0, 1.0]), jnp.array([0.0, 1.0]), jnp.array([1.0, 5.0])))
        2.0

    Checks:
        - the loss is the mean squared error of the line
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
    """Takes one step of gradient descent, compiled by `jax.jit` as a whole.

        theta_new = theta - learning_rate * gradient of the loss with respect to theta

    Another learning rate uses the same compiled program, if it is passed in the same way. `jax.jit` itself
    compiles once for each way: left out, by position and by name. It also compiles once more for an int.

    Args:
        theta: slope and intercept before the step.
        x: the points at which the line was measured.
        y: the values measured there.
        learning_rate: how much of the gradient is subtracted.

    Returns:
        Slope and intercept after the step, a new array.

    Example:
        >>> update(jnp.array([2.0, 1.0]), jnp.array([0.0, 1.0]), jnp.array([1.0, 5.0]))
        Array([2.2, 1.2], dtype=float32)

    Checks:
        - update subtracts the gradient of the loss, times the learning rate
        - one program of update serves all learning rates
        - jax.jit compiles update once and as a whole, and fit_line has no side effects
    """
    # The whole step is under `jit`, so loss, gradient and subtraction are one program. With `jit` around
    # `loss_fn` alone, JAX would still differentiate in Python at every step.
    return theta - learning_rate * jax.grad(loss_fn)(theta, x, y)


def fit_line(x: Float[Array, " batch"], y: Float[Array, " batch"], steps: int = 1000) -> Float[Array, "2"]:
    """Fits a line with `steps` updates, each with a learning rate of 0.1.

    Every call starts at `theta = [1.0, 1.0]`, whatever was fitted before. It takes all of its steps, even if
    the last ones change little. It keeps nothing in global variables.

    Args:
        x: the points at which the line was measured.
        y: the values measured there.
        steps: the number of updates, a Python int, at least 1.

    Returns:
        The fitted `theta = [w, b]`.

    Example:
        >>> x = jnp.array([-1.0, 0.0, 1.0, 2.0])
        >>> w, b = fit_line(x, 3.0 * x - 1.0)
        >>> print(f"{w:.3f} {b:.3f}")
        3.000 -1.000

    Checks:
        - fit_line starts at [1, 1] and takes exactly as many steps as asked
        - with steps=200, fit_line takes all 200 steps and comes close to w = 3 and b = -1
        - jax.jit compiles update once and as a whole, and fit_line has no side effects
    """
    # Nothing changes in place. Each step returns a new array, and the name `theta` moves on to it.
    theta = jnp.array([1.0, 1.0])
    for _ in range(steps):
        theta = update(theta, x, y)
    return theta
