import jax
import jax.numpy as jnp
from jax import lax


def value(params, states):
    return states @ params["w"] + params["b"]


def _error(params, state, reward, next_state, is_last, discount):
    def ends():
        return reward

    def goes_on():
        return reward + discount * value(params, next_state)

    target = lax.stop_gradient(lax.cond(is_last, ends, goes_on))
    return target - value(params, state)


def td_loss(params, batch, discount):
    errors = jax.vmap(_error, in_axes=(None, 0, 0, 0, 0, None))(
        params, batch["states"], batch["rewards"], batch["next_states"], batch["is_last"], discount
    )
    return 0.5 * jnp.mean(jnp.square(errors))


def td_update(params, batch, discount, learning_rate):
    grads = jax.grad(td_loss)(params, batch, discount)
    return jax.tree.map(lambda param, grad: param - learning_rate * grad, params, grads)
