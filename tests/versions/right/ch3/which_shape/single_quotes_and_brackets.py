IN_AXES = {
    "jax.vmap(lambda s: s.sum())(a)": (2,),
    "jax.vmap(lambda s: s.sum(axis=0))(a)": (2, 5,),
    "jax.vmap(lambda s: s.sum(axis=1), in_axes=1)(a)": (3, 2,),
    "jax.vmap(lambda s: s[0], in_axes=-1)(a)": (5, 3,),
}

OUT_AXES = {
    "jax.vmap(lambda s: s, out_axes=1)(a)": (3, 2, 5,),
    "jax.vmap(lambda s: s, in_axes=1, out_axes=-1)(a)": (2, 5, 3,),
    "jax.vmap(lambda s: s.sum(axis=1), in_axes=1, out_axes=1)(a)": (2, 3,),
    "jax.vmap(lambda s: s.sum(), out_axes=1)(a)": 'error',
}

ARGUMENTS = {
    "jax.vmap(predict)(x, w, b)": 'error',
    "jax.vmap(predict, in_axes=(0, None, None))(x, w, b)": (7, 6,),
    "jax.vmap(jnp.add, in_axes=(0, None))(x, x)": (7, 7, 4,),
    "jax.vmap(jnp.outer, in_axes=(1, 0))(x, w)": (4, 7, 6,),
    "jax.vmap(jnp.dot, in_axes=(None, 1))(x, w)": (6, 7,),
}

NESTED = {
    "jax.vmap(jax.vmap(lambda s: s.sum()))(a)": (2, 3,),
    "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1))(a)": (2, 5,),
    "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1), in_axes=1)(a)": (3, 5,),
    "jax.vmap(jax.vmap(jnp.dot, in_axes=(0, None)), in_axes=(None, 1))(x, w)": (6, 7,),
    "jax.vmap(jax.vmap(lambda s: s, out_axes=1), out_axes=1)(a)": (5, 2, 3,),
}
