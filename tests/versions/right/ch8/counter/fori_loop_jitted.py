# another way: Uses `fori_loop` and writes each record to its place, which a scan would do for you.

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Int


class Visitors(NamedTuple):
    inside: Int[Array, ""]
    most: Int[Array, ""]


def init(inside: Int[Array, ""] | int) -> Visitors:
    inside = jnp.asarray(inside, "int32")
    return Visitors(inside, inside)


@jax.jit
def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = jnp.maximum(state.inside + change, 0)
    return Visitors(inside, jnp.maximum(state.most, inside)), inside > state.most


@jax.jit
def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    records = jnp.zeros(changes.shape, bool)

    def body(i, carry):
        state, records = carry
        state, record = step(state, changes[i])
        return state, records.at[i].set(record)

    return jax.lax.fori_loop(0, changes.shape[0], body, (state, records))
