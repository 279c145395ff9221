"""`1 + small` is rounded to 1, so small values become 0: `jnp.log1p` keeps them."""


@jax.custom_jvp
def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.maximum(x, 0) + jnp.log(1 + jnp.exp(-jnp.abs(x)))


stable_softplus.defjvp(_stable_softplus_jvp)
