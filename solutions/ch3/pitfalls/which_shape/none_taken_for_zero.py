"""None was taken for 0, but it shares the whole argument."""

ARGUMENTS |= {
    "jax.vmap(predict, in_axes=(0, None, None))(x, w, b)": "error",
    "jax.vmap(jnp.add, in_axes=(0, None))(x, x)": (7, 4),
    "jax.vmap(jnp.dot, in_axes=(None, 1))(x, w)": "error",
}
NESTED |= {"jax.vmap(jax.vmap(jnp.dot, in_axes=(0, None)), in_axes=(None, 1))(x, w)": "error"}
