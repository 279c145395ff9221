"""there is no rule, so the kinks of `maximum` and `abs` give a wrong slope at 0."""


def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.maximum(x, 0) + jnp.log1p(jnp.exp(-jnp.abs(x)))
