# breaks: "The loop does not print, compare, convert or wait for them.": block_until_ready makes Python wait in each round, for every input.
import functools

import jax
import jax.numpy as jnp


def loss_fn(params, times, values):
    curve = params["a"] + params["b"] * times + params["c"] * times**2 + params["d"] * times**3
    return jnp.mean((curve - values) ** 2)



@jax.jit
def update(params, times, values, learning_rate=0.1):
    loss, slopes = jax.value_and_grad(loss_fn)(params, times, values)
    return jax.tree.map(lambda param, slope: param - learning_rate * slope, params, slopes), loss



def train(step, params, batches):
    losses = []
    for times, values in batches:
        params, loss = jax.block_until_ready(step(params, times, values))
        losses.append(loss)
    return params, losses
