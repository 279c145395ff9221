IN_AXES = dict(
    zip(
        ["jax.vmap(lambda s: s.sum())(a)", "jax.vmap(lambda s: s.sum(axis=0))(a)", "jax.vmap(lambda s: s.sum(axis=1), in_axes=1)(a)", "jax.vmap(lambda s: s[0], in_axes=-1)(a)"],
        [(2,), (2, 5), (3, 2), (5, 3)],
    )
)
OUT_AXES = dict(
    zip(
        ["jax.vmap(lambda s: s, out_axes=1)(a)", "jax.vmap(lambda s: s, in_axes=1, out_axes=-1)(a)", "jax.vmap(lambda s: s.sum(axis=1), in_axes=1, out_axes=1)(a)", "jax.vmap(lambda s: s.sum(), out_axes=1)(a)"],
        [(3, 2, 5), (2, 5, 3), (2, 3), 'error'],
    )
)
ARGUMENTS = dict(
    zip(
        ["jax.vmap(predict)(x, w, b)", "jax.vmap(predict, in_axes=(0, None, None))(x, w, b)", "jax.vmap(jnp.add, in_axes=(0, None))(x, x)", "jax.vmap(jnp.outer, in_axes=(1, 0))(x, w)", "jax.vmap(jnp.dot, in_axes=(None, 1))(x, w)"],
        ['error', (7, 6), (7, 7, 4), (4, 7, 6), (6, 7)],
    )
)
NESTED = dict(
    zip(
        ["jax.vmap(jax.vmap(lambda s: s.sum()))(a)", "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1))(a)", "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1), in_axes=1)(a)", "jax.vmap(jax.vmap(jnp.dot, in_axes=(0, None)), in_axes=(None, 1))(x, w)", "jax.vmap(jax.vmap(lambda s: s, out_axes=1), out_axes=1)(a)"],
        [(2, 3), (2, 5), (3, 5), (6, 7), (5, 2, 3)],
    )
)
