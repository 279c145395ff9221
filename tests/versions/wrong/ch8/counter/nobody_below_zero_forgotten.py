# breaks: "If the sum is negative, somebody was not counted when they came.": a negative sum stays negative, e.g. change -9 after init(6).
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
    inside = state.inside + change
    return Visitors(inside, jnp.maximum(state.most, inside)), inside > state.most


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    return jax.lax.scan(step, state, changes)
