"""the inner map's axis was put before the outer map's, but the outer map puts its axis in last, in front."""

NESTED |= {
    "jax.vmap(jax.vmap(lambda s: s.sum()))(a)": (3, 2),
    "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1))(a)": (5, 2),
    "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1), in_axes=1)(a)": (5, 3),
    "jax.vmap(jax.vmap(jnp.dot, in_axes=(0, None)), in_axes=(None, 1))(x, w)": (7, 6),
}
