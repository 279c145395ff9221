# breaks: "The loop does not print, compare, convert or wait for them.": with 100 or more batches it prints a loss, and so waits for it, in round 100.
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
    for number, (times, values) in enumerate(batches, start=1):
        params, loss = step(params, times, values)
        losses.append(loss)
        if number % 100 == 0:
            print(f"step {number}: loss {loss:.4f}")
    return params, losses
