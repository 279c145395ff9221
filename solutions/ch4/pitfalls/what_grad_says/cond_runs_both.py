"""both sides of `cond` were expected to run, but outside of `vmap` it runs one."""

BRANCHES |= {
    "jax.grad(lambda x: jax.lax.cond(x > 0, jnp.sqrt, lambda x: 0 * x, x))(0.0)": "nan",
}
