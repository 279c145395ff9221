"""the old leader stays until somebody has more votes, but the smallest number wins a draw."""


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    counts, leader = jax.new_ref(jnp.zeros(candidates, "int32")), jax.new_ref(votes[0])

    def add_vote(_, vote):
        counts[vote] += 1
        leader[...] = jnp.where(counts[vote] > counts[leader[...]], vote, leader[...])
        return None, leader[...]

    _, leaders = jax.lax.scan(add_vote, None, votes)
    return counts[...], leaders
