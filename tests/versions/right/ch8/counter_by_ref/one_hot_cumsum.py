# another way: Needs no loop: it takes a `cumsum` of a table that has a column for each candidate.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int


def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    counter[...] += step
    return counter[...]


def exchange(left: jax.Ref, right: jax.Ref) -> None:
    first, second = left[...], right[...]
    right[...] = first
    left[...] = second


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    ones = (votes[:, None] == jnp.arange(candidates)).astype("int32")
    so_far = jnp.cumsum(ones, axis=0, dtype="int32")
    return so_far[-1], jnp.argmax(so_far, axis=1).astype("int32")
