"""the last of several equal candidates leads here, but the one with the smallest number should."""


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    counts = jax.new_ref(jnp.zeros(candidates, "int32"))

    def add_vote(_, vote):
        counts[vote] += 1
        return None, candidates - 1 - jnp.argmax(counts[::-1])

    _, leaders = jax.lax.scan(add_vote, None, votes)
    return counts[...], leaders
