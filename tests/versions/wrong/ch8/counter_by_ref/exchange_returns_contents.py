# breaks: "`exchange` returns None.": exchange returns the two new contents, for all inputs.
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int


def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    counter[...] += step
    return counter[...]


def exchange(left: jax.Ref, right: jax.Ref) -> None:
    old = left[...]
    left[...] = right[...]
    right[...] = old
    return left[...], right[...]


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    counts = jax.new_ref(jnp.zeros(candidates, "int32"))

    def add_vote(_, vote):
        counts[vote] += 1
        return None, jnp.argmax(counts[...])

    _, leaders = jax.lax.scan(add_vote, None, votes)
    return counts[...], leaders
