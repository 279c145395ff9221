"""`election` returned the ref with the counts, and not what is in it."""


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    counts = jax.new_ref(jnp.zeros(candidates, "int32"))

    def add_vote(_, vote):
        counts[vote] += 1
        return None, jnp.argmax(counts[...])

    _, leaders = jax.lax.scan(add_vote, None, votes)
    return counts, leaders
