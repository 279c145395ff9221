"""the program was expected to write to both refs, but the new one is not part of it."""

REFS |= {
    "add(1); total = jax.new_ref(jnp.int32(50)); add(1), total[...]": (2, 2),
}
