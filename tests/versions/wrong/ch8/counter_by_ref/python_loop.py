# breaks: "No Python loop runs over the votes": a for loop over the votes, so the program grows with each vote and has more than 90 operations for many votes.
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


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    counts = jax.new_ref(jnp.zeros(candidates, "int32"))
    leaders = []
    for i in range(len(votes)):
        counts[votes[i]] += 1
        leaders.append(jnp.argmax(counts[...]))
    return counts[...], jnp.stack(leaders)
