"""a Python `if` asks for the value of an array, which a traced call does not have."""


def safe_sqrt(x: Float[Array, "..."]) -> Float[Array, "..."]:
    return jnp.stack([jnp.sqrt(one) if one > 0 else jnp.zeros(()) for one in x.ravel()]).reshape(x.shape)
