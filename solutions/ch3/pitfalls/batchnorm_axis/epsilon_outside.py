"""the 1e-5 was added to the standard deviation, and not to the variance."""


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    deviation = x - lax.pmean(x, axis_name)
    return deviation / (jnp.sqrt(lax.pmean(deviation**2, axis_name)) + 1e-5)
