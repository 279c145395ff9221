"""the mapped axis was left in its old place, but it comes first."""

IN_AXES |= {
    "jax.vmap(lambda s: s.sum(axis=1), in_axes=1)(a)": (2, 3),
    "jax.vmap(lambda s: s[0], in_axes=-1)(a)": (3, 5),
}
ARGUMENTS |= {
    "jax.vmap(jnp.outer, in_axes=(1, 0))(x, w)": (7, 4, 6),
    "jax.vmap(jnp.dot, in_axes=(None, 1))(x, w)": (7, 6),
}
