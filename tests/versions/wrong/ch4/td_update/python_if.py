# breaks: "All functions work inside `jax.jit` too.": a Python if for each step asks tracers for a bool, TracerBoolConversionError under jit
import jax
import jax.numpy as jnp
from jax import lax


def value(params, states):
    return states @ params["w"] + params["b"]


def td_loss(params, batch, discount):
    following = value(params, batch["next_states"])
    targets = []
    for i in range(len(batch["rewards"])):
        if batch["is_last"][i]:
            targets.append(batch["rewards"][i])
        else:
            targets.append(batch["rewards"][i] + discount * following[i])
    targets = lax.stop_gradient(jnp.stack(targets))
    return 0.5 * jnp.mean((targets - value(params, batch["states"])) ** 2)


def td_update(params, batch, discount, learning_rate):
    grads = jax.grad(td_loss)(params, batch, discount)
    return jax.tree.map(lambda param, grad: param - learning_rate * grad, params, grads)
