# breaks: "Your code changes no argument, no global and no setting of JAX": td_update writes the new numbers into the dict params that it got
import jax
import jax.numpy as jnp
from jax import lax


def value(params, states):
    return states @ params["w"] + params["b"]


def td_loss(params, batch, discount):
    following = jnp.where(batch["is_last"], 0.0, value(params, batch["next_states"]))
    targets = lax.stop_gradient(batch["rewards"] + discount * following)
    return 0.5 * jnp.mean((targets - value(params, batch["states"])) ** 2)


def td_update(params, batch, discount, learning_rate):
    grads = jax.grad(td_loss)(params, batch, discount)
    for name in grads:
        params[name] = params[name] - learning_rate * grads[name]
    return params
