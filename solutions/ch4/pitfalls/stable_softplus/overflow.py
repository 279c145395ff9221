"""`e^x` is infinite for large numbers, and so the value is infinite and the slope NaN."""


def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.log(1 + jnp.exp(x))
