# breaks: "A call traces nothing if an earlier call had arrays of the same shapes and dtypes, and got the learning rate in the same way.": each new learning rate by keyword builds a new jitted function.
import functools

import jax
import jax.numpy as jnp


def loss_fn(params, times, values):
    curve = params["a"] + params["b"] * times + params["c"] * times**2 + params["d"] * times**3
    return jnp.mean((curve - values) ** 2)



@functools.cache
def _make_step(learning_rate):
    @jax.jit
    def step(params, times, values):
        loss, slopes = jax.value_and_grad(loss_fn)(params, times, values)
        return jax.tree.map(lambda param, slope: param - learning_rate * slope, params, slopes), loss

    return step


def update(params, times, values, learning_rate=0.1):
    return _make_step(learning_rate)(params, times, values)


def train(step, params, batches):
    losses = []
    for times, values in batches:
        params, loss = step(params, times, values)
        losses.append(loss)
    return params, losses

