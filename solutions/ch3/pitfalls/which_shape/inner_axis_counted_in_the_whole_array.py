"""the inner map's axis was counted in the whole array, and not in what the outer map left."""

NESTED |= {
    "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1))(a)": (2, 3),
    "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1), in_axes=1)(a)": "error",
}
