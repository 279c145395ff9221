"""the variance was divided by n - 1 instead of n."""


def normalize(x: Float[Array, " features"], axis_name: str) -> Float[Array, " features"]:
    examples = lax.psum(1, axis_name)
    deviation = x - lax.pmean(x, axis_name)
    return deviation / jnp.sqrt(lax.psum(deviation**2, axis_name) / (examples - 1) + 1e-5)
