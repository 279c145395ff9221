# another way: Uses `jax.ref.swap`, which writes and returns the old value, and `jax.freeze` at the end.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int


def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    jax.ref.addupdate(counter, ..., step)
    return jax.ref.get(counter, ...)


def exchange(left: jax.Ref, right: jax.Ref) -> None:
    left[...] = jax.ref.swap(right, ..., left[...])


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    counts = jax.new_ref(jnp.zeros(candidates, "int32"))

    def add_vote(_, vote):
        counts[vote] = counts[vote] + 1
        now = counts[...]
        return None, jnp.argmax(now)

    _, leaders = jax.lax.scan(add_vote, None, votes)
    return jax.freeze(counts), leaders
