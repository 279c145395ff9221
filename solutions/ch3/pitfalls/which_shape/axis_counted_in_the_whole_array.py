"""an axis number in the function was counted in the whole array, and not in the slice."""

IN_AXES |= {
    "jax.vmap(lambda s: s.sum(axis=0))(a)": (3, 5),
    "jax.vmap(lambda s: s.sum(axis=1), in_axes=1)(a)": (2, 5),
}
OUT_AXES |= {"jax.vmap(lambda s: s.sum(axis=1), in_axes=1, out_axes=1)(a)": (2, 5)}
