# breaks: "The functions work inside `jax.jit` too, and keep nothing from one call to the next.": the largest number of all counters is kept in a list of the module, so a second counter knows the records of the first one, and a jitted step leaks a tracer.
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Int


class Visitors(NamedTuple):
    inside: Int[Array, ""]
    most: Int[Array, ""]


_most = []


def init(inside: Int[Array, ""] | int) -> Visitors:
    inside = jnp.asarray(inside, "int32")
    return Visitors(inside, inside)


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = jnp.maximum(state.inside + change, 0)
    before = jnp.max(jnp.stack([state.most, *_most]))
    most = jnp.maximum(before, inside)
    _most[:] = [most]
    return Visitors(inside, most), inside > before


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    return jax.lax.scan(step, state, changes)
