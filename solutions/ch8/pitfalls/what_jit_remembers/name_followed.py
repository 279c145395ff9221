"""the program was expected to follow the name to the new ref, but it keeps the ref of its trace."""

REFS |= {
    "add(1); total = jax.new_ref(jnp.int32(50)); add(1), total[...]": (51, 51),
}
