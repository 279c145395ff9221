"""the exponent is clipped, so values above the limit stay the same."""


def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.log1p(jnp.exp(jnp.clip(x, -80, 80)))
