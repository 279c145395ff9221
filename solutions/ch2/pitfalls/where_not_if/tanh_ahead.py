"""tanh was computed before the switch, so it runs for every index."""


def activation(index: Int[Array, ""], x: Float[Array, "..."]) -> Float[Array, "..."]:
    squashed = jnp.tanh(x)
    return lax.switch(index, [lambda: x, lambda: jnp.maximum(x, 0), lambda: squashed])
