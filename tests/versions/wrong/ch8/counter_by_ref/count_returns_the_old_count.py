# breaks: "The new count, an int32 scalar.": the count is read before the write, so it is too small by step unless step is 0.
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int


def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    now = counter[...]
    counter[...] += step
    return now


def exchange(left: jax.Ref, right: jax.Ref) -> None:
    old = left[...]
    left[...] = right[...]
    right[...] = old


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    counts = jax.new_ref(jnp.zeros(candidates, "int32"))

    def add_vote(_, vote):
        counts[vote] += 1
        return None, jnp.argmax(counts[...])

    _, leaders = jax.lax.scan(add_vote, None, votes)
    return counts[...], leaders
