"""out_axes was counted in the result for one slice, which has no mapped axis yet."""

OUT_AXES |= {
    "jax.vmap(lambda s: s, out_axes=1)(a)": (3, 5, 2),
    "jax.vmap(lambda s: s, in_axes=1, out_axes=-1)(a)": (2, 3, 5),
    "jax.vmap(lambda s: s.sum(axis=1), in_axes=1, out_axes=1)(a)": "error",
}
NESTED |= {"jax.vmap(jax.vmap(lambda s: s, out_axes=1), out_axes=1)(a)": "error"}
