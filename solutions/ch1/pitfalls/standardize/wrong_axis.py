"""the mean and the deviation were taken of each row (axis=1) instead of each column."""


def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    x = jnp.asarray(x)
    return (x - jnp.mean(x, axis=1, keepdims=True)) / jnp.std(x, axis=1, keepdims=True)
