import jax
import jax.numpy as jnp
from jax import lax


def value(params, states):
    return states @ params["w"] + params["b"]


def _targets(params, batch, discount):
    following = value(params, batch["next_states"])
    return batch["rewards"] + lax.select(batch["is_last"], jnp.zeros_like(following), discount * following)


def td_loss(params, batch, discount):
    targets = lax.stop_gradient(_targets(params, batch, discount))
    errors = targets - value(params, batch["states"])
    return 0.5 * (errors @ errors) / errors.shape[0]


def td_update(params, batch, discount, learning_rate):
    states = batch["states"]
    errors = _targets(params, batch, discount) - value(params, states)
    return {
        "w": params["w"] + learning_rate * (errors @ states) / len(errors),
        "b": params["b"] + learning_rate * jnp.mean(errors),
    }
