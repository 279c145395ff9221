"""the ref with the counts was made once for all elections, so it still holds the earlier votes."""

COUNTS = jax.new_ref(jnp.zeros(100, "int32"))


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    def add_vote(_, vote):
        COUNTS[vote] += 1
        return None, jnp.argmax(COUNTS[:candidates])

    _, leaders = jax.lax.scan(add_vote, None, votes)
    return COUNTS[:candidates], leaders
