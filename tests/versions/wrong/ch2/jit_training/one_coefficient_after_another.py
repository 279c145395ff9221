# breaks: "new_params = params - learning_rate * gradient of the loss": the gradient of b is taken after a has moved, so b, c and d are wrong.
import functools

import jax
import jax.numpy as jnp


def loss_fn(params, times, values):
    curve = params["a"] + params["b"] * times + params["c"] * times**2 + params["d"] * times**3
    return jnp.mean((curve - values) ** 2)



@jax.jit
def update(params, times, values, learning_rate=0.1):
    loss = loss_fn(params, times, values)
    new_params = dict(params)
    for name in new_params:
        slopes = jax.grad(loss_fn)(new_params, times, values)
        new_params[name] = new_params[name] - learning_rate * slopes[name]
    return new_params, loss


def train(step, params, batches):
    losses = []
    for times, values in batches:
        params, loss = step(params, times, values)
        losses.append(loss)
    return params, losses

