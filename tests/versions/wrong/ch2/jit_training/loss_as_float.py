# breaks: "the loss of the old parameters. All of them are JAX arrays.": the loss is a Python float, and each call waits for it.
import functools

import jax
import jax.numpy as jnp


def loss_fn(params, times, values):
    curve = params["a"] + params["b"] * times + params["c"] * times**2 + params["d"] * times**3
    return jnp.mean((curve - values) ** 2)



@jax.jit
def _step(params, times, values, learning_rate):
    loss, slopes = jax.value_and_grad(loss_fn)(params, times, values)
    return jax.tree.map(lambda param, slope: param - learning_rate * slope, params, slopes), loss


def update(params, times, values, learning_rate=0.1):
    new_params, loss = _step(params, times, values, learning_rate)
    return new_params, float(loss)


def train(step, params, batches):
    losses = []
    for times, values in batches:
        params, loss = step(params, times, values)
        losses.append(loss)
    return params, losses

