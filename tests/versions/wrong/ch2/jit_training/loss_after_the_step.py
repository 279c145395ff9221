# breaks: "the loss of the old parameters": the loss is computed from the new parameters, so the example gives 3.4, not 10.
import functools

import jax
import jax.numpy as jnp


def loss_fn(params, times, values):
    curve = params["a"] + params["b"] * times + params["c"] * times**2 + params["d"] * times**3
    return jnp.mean((curve - values) ** 2)



@jax.jit
def update(params, times, values, learning_rate=0.1):
    slopes = jax.grad(loss_fn)(params, times, values)
    params = jax.tree.map(lambda param, slope: param - learning_rate * slope, params, slopes)
    return params, loss_fn(params, times, values)


def train(step, params, batches):
    losses = []
    for times, values in batches:
        params, loss = step(params, times, values)
        losses.append(loss)
    return params, losses

