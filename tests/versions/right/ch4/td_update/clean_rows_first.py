# another way: Replaces the bad next states before the model sees them, so it never computes a NaN.

import jax
import jax.numpy as jnp
from jax import lax


def value(params, states):
    return states @ params["w"] + params["b"]


def td_loss(params, batch, discount):
    last = batch["is_last"]
    next_states = jnp.where(last[:, None], 0.0, batch["next_states"])
    discounts = jnp.where(last, 0.0, discount)
    targets = batch["rewards"] + discounts * value(params, next_states)
    errors = lax.stop_gradient(targets) - value(params, batch["states"])
    return jnp.mean(errors**2) / 2


def td_update(params, batch, discount, learning_rate):
    grads = jax.grad(td_loss)(params, batch, discount)
    return jax.tree.map(lambda param, grad: param - learning_rate * grad, params, grads)
