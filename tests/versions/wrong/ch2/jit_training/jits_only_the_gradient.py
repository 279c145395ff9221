# breaks: "compiled from its first operation to its last": every call starts nine programs, because the formula is outside jit.
import functools

import jax
import jax.numpy as jnp


def loss_fn(params, times, values):
    curve = params["a"] + params["b"] * times + params["c"] * times**2 + params["d"] * times**3
    return jnp.mean((curve - values) ** 2)



_loss_and_slopes = jax.jit(jax.value_and_grad(loss_fn))


def update(params, times, values, learning_rate=0.1):
    loss, slopes = _loss_and_slopes(params, times, values)
    return jax.tree.map(lambda param, slope: param - learning_rate * slope, params, slopes), loss


def train(step, params, batches):
    losses = []
    for times, values in batches:
        params, loss = step(params, times, values)
        losses.append(loss)
    return params, losses

