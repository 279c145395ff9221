import jax
import jax.numpy as jnp
from jax import lax


def value(params, states):
    return states @ params["w"] + params["b"]


def _errors(params, batch, discount):
    following = value(params, batch["next_states"])
    following = jnp.where(batch["is_last"], jnp.zeros_like(following), following)
    return batch["rewards"] + discount * following - value(params, batch["states"])


@jax.custom_vjp
def td_loss(params, batch, discount):
    return 0.5 * jnp.mean(_errors(params, batch, discount) ** 2)


def _forward(params, batch, discount):
    errors = _errors(params, batch, discount)
    return 0.5 * jnp.mean(errors**2), (errors, batch["states"])


def _backward(residuals, g):
    errors, states = residuals
    grads = {"w": -g * jnp.mean(errors[:, None] * states, axis=0), "b": -g * jnp.mean(errors)}
    return grads, None, None


td_loss.defvjp(_forward, _backward)


def td_update(params, batch, discount, learning_rate):
    grads = jax.grad(td_loss)(params, batch, discount)
    return jax.tree.map(lambda param, grad: param - learning_rate * grad, params, grads)
