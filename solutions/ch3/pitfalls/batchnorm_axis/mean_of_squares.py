"""the variance was computed as mean of squares minus squared mean, which loses its digits if the mean is large."""


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    mean = lax.pmean(x, axis_name)
    variance = lax.pmean(x**2, axis_name) - mean**2
    return (x - mean) / jnp.sqrt(variance + 1e-5)
