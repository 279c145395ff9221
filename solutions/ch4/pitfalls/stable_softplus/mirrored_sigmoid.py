"""the rule takes the sigmoid of `-x`, which is the slope at the mirrored place."""


@jax.custom_jvp
def stable_softplus(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.maximum(x, 0) + jnp.log1p(jnp.exp(-jnp.abs(x)))


@stable_softplus.defjvp
def _rule(primals: tuple[Array], tangents: tuple[Array]) -> tuple[Array, Array]:
    (x,), (tangent,) = primals, tangents
    return stable_softplus(x), jax.nn.sigmoid(-x) * tangent
