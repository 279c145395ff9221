"""`jnp.mean` took the mean over the features of one example, not over the batch."""


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    deviation = x - jnp.mean(x)
    return deviation / jnp.sqrt(jnp.mean(deviation**2) + 1e-5)
