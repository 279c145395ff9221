"""all three activations were computed, and two of them thrown away."""


def activation(index: Int[Array, ""], x: Float[Array, "..."]) -> Float[Array, "..."]:
    computed = jnp.stack([x, jnp.maximum(x, 0), jnp.tanh(x)])
    return computed[jnp.clip(index, 0, 2)]
