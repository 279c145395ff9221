# breaks: "gradient for w = -mean((target - value of the state) * state)": stop_gradient is around the prediction, the target walks instead
import jax
import jax.numpy as jnp
from jax import lax


def value(params, states):
    return states @ params["w"] + params["b"]


def td_loss(params, batch, discount):
    following = jnp.where(batch["is_last"], 0.0, value(params, batch["next_states"]))
    targets = batch["rewards"] + discount * following
    return 0.5 * jnp.mean((targets - lax.stop_gradient(value(params, batch["states"]))) ** 2)


def td_update(params, batch, discount, learning_rate):
    grads = jax.grad(td_loss)(params, batch, discount)
    return jax.tree.map(lambda param, grad: param - learning_rate * grad, params, grads)
