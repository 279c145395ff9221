"""the variance was divided by n - 1 (ddof=1) instead of n."""


def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    x = jnp.asarray(x)
    return (x - jnp.mean(x, axis=0)) / jnp.std(x, axis=0, ddof=1)
