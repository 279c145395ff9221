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
    zero = jnp.zeros_like(state.inside)
    inside = jnp.max(jnp.stack([zero, jnp.add(state.inside, change)]))
    new = Visitors(inside, jnp.maximum(inside, state.most))
    return new, new.most != state.most


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    def body(carry, change):
        new, record = step(Visitors(*carry), change)
        return tuple(new), record

    last, records = jax.lax.scan(body, tuple(state), xs=changes)
    return Visitors(*last), records
