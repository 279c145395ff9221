"""each index was counted, but i // 2 is folded in, and it takes 4 values."""

TRANSFORMED |= {
    "jax.vmap(lambda i: uniform(fold_in(key, i // 2)))(jnp.arange(7))": 7,
}
