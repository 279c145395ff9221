# another way: Updates the leaves in one plain loop: the formulas stand together, without nested maps.

from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, PyTree

Params = PyTree[Float[Array, "..."]]


class AdamState(NamedTuple):
    step: Int[Array, ""]
    mean: Params
    variance: Params


class Optimizer(NamedTuple):
    init: Callable[[Params], AdamState]
    update: Callable[[Params, AdamState, Params], tuple[Params, AdamState]]


def adam(rate: float, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8) -> Optimizer:
    def init(params):
        return AdamState(
            step=jnp.zeros((), jnp.int32),
            mean=jax.tree.map(lambda p: jnp.zeros(p.shape, p.dtype), params),
            variance=jax.tree.map(lambda p: jnp.zeros(p.shape, p.dtype), params),
        )

    def update(grads, state, params):
        step = state.step + 1
        p_leaves, treedef = jax.tree.flatten(params)
        rows = zip(p_leaves, jax.tree.leaves(grads), jax.tree.leaves(state.mean), jax.tree.leaves(state.variance))
        new_params, means, variances = [], [], []
        for p, g, m, v in rows:
            m = b1 * m + (1 - b1) * g
            v = b2 * v + (1 - b2) * jnp.square(g)
            new_params.append(p - rate * (m / (1 - b1**step)) / (jnp.sqrt(v / (1 - b2**step)) + eps))
            means.append(m)
            variances.append(v)
        back = lambda leaves: jax.tree.unflatten(treedef, leaves)
        return back(new_params), AdamState(step, back(means), back(variances))

    return Optimizer(init, update)
