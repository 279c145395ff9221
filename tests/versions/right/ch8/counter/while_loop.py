from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Int


class Visitors(NamedTuple):
    inside: Int[Array, ""]
    most: Int[Array, ""]


def init(inside: Int[Array, ""] | int) -> Visitors:
    if not isinstance(inside, jax.Array):
        inside = jnp.int32(inside)
    return Visitors(*[inside.astype("int32")] * 2)


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = jnp.maximum(state.inside + change, 0)
    return Visitors(inside, jnp.maximum(state.most, inside)), inside > state.most


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    def more(carry):
        return carry[0] < len(changes)

    def body(carry):
        i, state, records = carry
        state, record = step(state, jax.lax.dynamic_index_in_dim(changes, i, keepdims=False))
        return i + 1, state, jax.lax.dynamic_update_index_in_dim(records, record, i, 0)

    _, state, records = jax.lax.while_loop(more, body, (jnp.int32(0), state, jnp.zeros(len(changes), bool)))
    return state, records
