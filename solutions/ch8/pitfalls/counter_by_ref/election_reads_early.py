"""the leader was found among the counts from before the vote."""


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    counts = jax.new_ref(jnp.zeros(candidates, "int32"))

    def add_vote(_, vote):
        now = counts[...]
        counts[vote] += 1
        return None, jnp.argmax(now)

    _, leaders = jax.lax.scan(add_vote, None, votes)
    return counts[...], leaders
