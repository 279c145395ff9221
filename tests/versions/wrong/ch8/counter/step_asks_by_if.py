# breaks: "The functions work inside `jax.jit` too": an if on a traced number raises TracerBoolConversionError inside jax.jit and in the scan of run.
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
    if inside < 0:
        inside = jnp.int32(0)
    record = inside > state.most
    return Visitors(inside, jnp.maximum(state.most, inside)), record


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    return jax.lax.scan(step, state, changes)
