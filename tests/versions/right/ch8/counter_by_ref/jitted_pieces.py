from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int


@jax.jit
def count(counter: jax.Ref, step: Int[Array, ""]) -> Int[Array, ""]:
    counter[...] += step
    return counter[...]


@jax.jit
def _contents(left, right):
    return left[...], right[...]


def exchange(left: jax.Ref, right: jax.Ref) -> None:
    old_left, old_right = _contents(left, right)
    left[...] = old_right
    right[...] = old_left


@partial(jax.jit, static_argnames="candidates")
def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    counts = jax.new_ref(jnp.zeros(candidates, "int32"))

    def add_vote(_, vote):
        counts[vote] += 1
        return None, counts[...]

    _, history = jax.lax.scan(add_vote, None, votes)
    return counts[...], jax.vmap(jnp.argmax)(history)
