# breaks: "These people are the most up to now.": most starts at 0, wrong for all inside above 0.
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Int


class Visitors(NamedTuple):
    inside: Int[Array, ""]
    most: Int[Array, ""]


def init(inside: Int[Array, ""] | int) -> Visitors:
    return Visitors(jnp.asarray(inside, "int32"), jnp.int32(0))


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = jnp.maximum(state.inside + change, 0)
    return Visitors(inside, jnp.maximum(state.most, inside)), inside > state.most


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    return jax.lax.scan(step, state, changes)
