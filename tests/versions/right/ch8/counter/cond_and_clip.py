from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Int


class Visitors(NamedTuple):
    inside: Int[Array, ""]
    most: Int[Array, ""]


def init(inside: Int[Array, ""] | int) -> Visitors:
    inside = jnp.array(inside, dtype=jnp.int32)
    return Visitors(inside, inside + jnp.int32(0))


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = jnp.clip(state.inside + change, 0)
    record = jnp.greater(inside, state.most)
    most = jax.lax.cond(record, lambda: inside, lambda: state.most)
    return Visitors(inside, most), record


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    return jax.lax.scan(step, state, changes)
