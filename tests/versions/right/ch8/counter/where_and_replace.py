# another way: Uses `jnp.where` and `_replace`, which is short if only few fields of a state change.

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Int


class Visitors(NamedTuple):
    inside: Int[Array, ""]
    most: Int[Array, ""]


def init(inside: Int[Array, ""] | int) -> Visitors:
    return Visitors(inside=jnp.int32(inside), most=jnp.int32(inside))


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = state.inside + change
    inside = jnp.where(inside < 0, 0, inside)
    record = inside > state.most
    most = jnp.where(record, inside, state.most)
    return state._replace(inside=inside, most=most), record


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    return jax.lax.scan(step, state, changes)
