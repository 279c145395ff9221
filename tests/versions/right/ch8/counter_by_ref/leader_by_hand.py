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
    leader = jax.new_ref(jnp.int32(0))

    def add_vote(_, vote):
        counts[vote] += 1
        mine, best = counts[vote], counts[leader[...]]
        # Only this candidate got a vote: it can take the lead, alone or by its smaller number.
        wins = (mine > best) | ((mine == best) & (vote < leader[...]))
        leader[...] = jnp.where(wins, vote, leader[...])
        return None, leader[...]

    _, leaders = jax.lax.scan(add_vote, None, votes)
    return counts[...], leaders
