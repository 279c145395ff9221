"""Fit a line to data in many dimensions, with all state in a NamedTuple.

Lesson: exercises/ch8/README.md#linear_regression_state

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

In all three functions:

- The model is `x @ weights + bias`. There is at least one feature, and `x` and `y` hold at least one example.
- `params` is a `Params`, whose two arrays are float32 JAX arrays, and not weakly typed. So are `x` and `y`. All numbers
  are finite.
- The functions use nothing but their arguments. They work inside `jax.jit`, `jax.vmap` and `jax.lax.scan` too.
  `features` is a Python int even there.

You may write more functions of your own.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Key


class Params(NamedTuple):
    """Holds the state of the training.

    Attributes:
        weights: one for each feature.
        bias: what is added at the end.

    Checks:
        - loss is the mean squared error, for any number of features
        - update takes one step against the gradient of the loss
        - many updates in a jax.lax.scan are as many steps, with params as the carry
        - update is fast, and only the first call of a training compiles
        - update is a function of its arguments, and returns a Params
    """

    weights: Float[Array, " features"]
    bias: Float[Array, ""]


def init(key: Key[Array, ""], features: int) -> Params:
    """Draws the params before the first step.

    - Weights and bias are normal numbers, with mean 0 and standard deviation 1. They are not truncated.
    - All of them are independent, the bias too. Another key gives other numbers.

    Args:
        key: a typed key.
        features: how many weights.

    Returns:
        The params, float32 and not weakly typed.

    Example:
        >>> params = init(jax.random.key(0), 3)
        >>> print(params.weights.shape, params.bias.shape, params.bias.dtype)
        (3,) () float32

    Checks:
        - init draws independent normal numbers for all weights and the bias
        - update is fast, and only the first call of a training compiles
    """
    # Two keys. With one for both, the bias would be a number that the weights depend on too.
    weights_key, bias_key = jax.random.split(key)
    return Params(jax.random.normal(weights_key, features), jax.random.normal(bias_key))


def loss(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"]) -> Float[Array, ""]:
    """Computes the mean of (x @ weights + bias - y) ** 2 over the examples.

    Args:
        params: weights and bias.
        x: the examples.
        y: the numbers that are right for them.

    Returns:
        The mean squared error, a scalar.

    Example:
        >>> params = Params(jnp.array([2.0, -1.0]), jnp.float32(0.5))
        >>> print(loss(params, jnp.array([[1.0, 1.0], [0.0, 2.0]]), jnp.array([1.5, 0.5])))
        2.0

    Checks:
        - loss is the mean squared error, for any number of features
    """
    return jnp.mean((x @ params.weights + params.bias - y) ** 2)


@jax.jit
def update(params: Params, x: Float[Array, "batch features"], y: Float[Array, " batch"], rate: float) -> Params:
    """Takes one step of gradient descent: each array of the params, minus `rate` times its gradient of the loss.

    - A call is at least 8 times as fast as the same step without `jax.jit`. So jit `update` itself, or let it call one
      jitted function.
    - A call traces nothing if an earlier call had arrays of the same shapes, and a rate of the same kind. So the new
      params go into the next call as they are, and nothing compiles there. This holds for another rate too.

    Args:
        params: weights and bias before the step.
        x: the examples.
        y: the numbers that are right for them.
        rate: the learning rate, a Python float or a float32 scalar array. It is passed by position.

    Returns:
        New params, float32 and not weakly typed.

    Example:
        >>> params = Params(jnp.array([2.0, -1.0]), jnp.float32(0.5))
        >>> params = update(params, jnp.array([[1.0, 1.0], [0.0, 2.0]]), jnp.array([1.5, 0.5]), 0.5)
        >>> print(params.weights, params.bias)
        [2. 1.] 1.5

    Checks:
        - update takes one step against the gradient of the loss
        - many updates in a jax.lax.scan are as many steps, with params as the carry
        - update is fast, and only the first call of a training compiles
        - update is a function of its arguments, and returns a Params
    """
    # `jax.jit` covers the whole step, once and at the top of the module. The rate is an argument: a global would be
    # read only while JAX traces. The gradient is a `Params`, and so is the result of the map. It has the structure and
    # the dtypes that came in, so the next call finds the program of this one.
    return jax.tree.map(lambda param, slope: param - rate * slope, params, jax.grad(loss)(params, x, y))
