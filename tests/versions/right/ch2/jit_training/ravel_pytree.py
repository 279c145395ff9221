# another way: Joins all parameters in one vector with `ravel_pytree`, so the step is a single subtraction.

import jax
import jax.numpy as jnp
from jax.flatten_util import ravel_pytree


@jax.jit
def update(params, times, values, learning_rate=0.1):
    flat, unravel = ravel_pytree(params)

    def loss(flat):
        p = unravel(flat)
        return jnp.mean((p["a"] + p["b"] * times + p["c"] * times**2 + p["d"] * times**3 - values) ** 2)

    value, slope = jax.value_and_grad(loss)(flat)
    return unravel(flat - learning_rate * slope), value


def train(step, params, batches):
    params = dict(params)
    losses = []
    for times, values in batches:
        result = step(params, times, values)
        params = result[0]
        losses.append(result[1])
    return params, losses
