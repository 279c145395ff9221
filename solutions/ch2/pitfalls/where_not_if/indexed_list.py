"""a Python list was indexed by a tracer, which has no value while JAX traces."""


def activation(index: Int[Array, ""], x: Float[Array, "..."]) -> Float[Array, "..."]:
    return [lambda x: x, lambda x: jnp.maximum(x, 0), jnp.tanh][index](x)
