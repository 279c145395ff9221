# breaks: "a plain Python loop that calls `step` once for each batch, in order": batches with different numbers of samples cannot be stacked, and step is only traced once.
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
    times = jnp.stack([batch[0] for batch in batches])
    values = jnp.stack([batch[1] for batch in batches])
    params, losses = jax.lax.scan(lambda params, batch: step(params, *batch), params, (times, values))
    return params, list(losses)
