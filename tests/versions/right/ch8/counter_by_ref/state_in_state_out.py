# another way: Carries the counts through the scan, without a ref, so no read can come too early.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int


def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    new = counter[...] + step
    counter[...] = new
    return new


def exchange(left: jax.Ref, right: jax.Ref) -> None:
    left[...], right[...] = right[...], left[...]


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    def add_vote(counts, vote):
        counts = counts.at[vote].add(1)
        return counts, jnp.argmax(counts)

    return jax.lax.scan(add_vote, jnp.zeros(candidates, jnp.int32), votes)
