E = "error"
N_A, R_A, C_A = 2, 3, 5  # a
N_X, F = 7, 4  # x
F_W, O = 4, 6  # w, b

IN_AXES = {
    "jax.vmap(lambda s: s.sum())(a)": (N_A,),
    "jax.vmap(lambda s: s.sum(axis=0))(a)": (N_A, C_A),
    "jax.vmap(lambda s: s.sum(axis=1), in_axes=1)(a)": (R_A, N_A),
    "jax.vmap(lambda s: s[0], in_axes=-1)(a)": (C_A, R_A),
}
OUT_AXES = {
    "jax.vmap(lambda s: s, out_axes=1)(a)": (R_A, N_A, C_A),
    "jax.vmap(lambda s: s, in_axes=1, out_axes=-1)(a)": (N_A, C_A, R_A),
    "jax.vmap(lambda s: s.sum(axis=1), in_axes=1, out_axes=1)(a)": (N_A, R_A),
    "jax.vmap(lambda s: s.sum(), out_axes=1)(a)": E,
}
ARGUMENTS = {
    "jax.vmap(predict)(x, w, b)": E,
    "jax.vmap(predict, in_axes=(0, None, None))(x, w, b)": (N_X, O),
    "jax.vmap(jnp.add, in_axes=(0, None))(x, x)": (N_X, N_X, F),
    "jax.vmap(jnp.outer, in_axes=(1, 0))(x, w)": (F, N_X, O),
    "jax.vmap(jnp.dot, in_axes=(None, 1))(x, w)": (O, N_X),
}
NESTED = {
    "jax.vmap(jax.vmap(lambda s: s.sum()))(a)": (N_A, R_A),
    "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1))(a)": (N_A, C_A),
    "jax.vmap(jax.vmap(lambda s: s.sum(), in_axes=1), in_axes=1)(a)": (R_A, C_A),
    "jax.vmap(jax.vmap(jnp.dot, in_axes=(0, None)), in_axes=(None, 1))(x, w)": (O, N_X),
    "jax.vmap(jax.vmap(lambda s: s, out_axes=1), out_axes=1)(a)": (C_A, N_A, R_A),
}
