# breaks: "The function writes to it too.": only the local names are exchanged, so the contents of the refs stay, whenever they differ.
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int


def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    counter[...] += step
    return counter[...]


def exchange(left: jax.Ref, right: jax.Ref) -> None:
    left, right = right, left


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    counts = jax.new_ref(jnp.zeros(candidates, "int32"))

    def add_vote(_, vote):
        counts[vote] += 1
        return None, jnp.argmax(counts[...])

    _, leaders = jax.lax.scan(add_vote, None, votes)
    return counts[...], leaders
