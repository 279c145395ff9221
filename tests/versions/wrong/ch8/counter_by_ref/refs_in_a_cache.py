# breaks: "No function keeps a ref, or anything else, from one call to the next.": one ref per number of candidates lives in a global dict, so a second election goes on counting where the first one stopped.
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int


_refs = {}


def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    counter[...] += step
    return counter[...]


def exchange(left: jax.Ref, right: jax.Ref) -> None:
    old = left[...]
    left[...] = right[...]
    right[...] = old


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    if candidates not in _refs:
        _refs[candidates] = jax.new_ref(jnp.zeros(candidates, "int32"))
    counts = _refs[candidates]

    def add_vote(_, vote):
        counts[vote] += 1
        return None, jnp.argmax(counts[...])

    _, leaders = jax.lax.scan(add_vote, None, votes)
    return counts[...], leaders
