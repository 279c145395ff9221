import jax
import jax.numpy as jnp
from jaxtyping import Array, Int


class _Entry:
    """One entry of a ref, read and written like a scalar ref."""

    def __init__(self, ref, index):
        self.ref, self.index = ref, index

    def __getitem__(self, _):
        return self.ref[self.index]

    def __setitem__(self, _, value):
        self.ref[self.index] = value


def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    counter[...] += step
    return counter[...]


def exchange(left: jax.Ref, right: jax.Ref) -> None:
    old = left[...]
    left[...] = right[...]
    right[...] = old


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    counts = jax.new_ref(jnp.zeros(candidates, "int32"))
    leaders = jax.new_ref(jnp.zeros_like(votes))

    def add_vote(i, _):
        count(_Entry(counts, votes[i]), 1)
        leaders[i] = jnp.argmax(counts[...]).astype("int32")

    jax.lax.fori_loop(0, len(votes), add_vote, None)
    return counts[...], leaders[...]
