# another way: Needs no loop: sums and maxima so far come from `cumsum`, `cummin` and `cummax`.

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


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = jnp.maximum(state.inside + change, 0)
    return Visitors(inside, jnp.maximum(state.most, inside)), inside > state.most


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    # The sum without the bound, and how far it was ever below 0: that many people were not counted.
    sums = state.inside + jnp.cumsum(changes, dtype="int32")
    inside = sums - jax.lax.cummin(jnp.minimum(sums, 0))
    most = jnp.maximum(state.most, jax.lax.cummax(inside))
    before = jnp.concatenate([state.most[None], most[:-1]])
    return Visitors(inside[-1], most[-1]), inside > before
