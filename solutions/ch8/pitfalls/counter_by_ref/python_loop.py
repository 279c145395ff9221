"""a Python loop goes through the votes, and each of them adds operations to the program."""


def election(votes: Int[Array, "votes"], candidates: int) -> tuple[Int[Array, "candidates"], Int[Array, "votes"]]:
    counts, leaders = jax.new_ref(jnp.zeros(candidates, "int32")), []
    for vote in votes:
        counts[vote] += 1
        leaders.append(jnp.argmax(counts[...]))
    return counts[...], jnp.stack(leaders)
