"""an epsilon was added to the standard deviation, which spoils columns of tiny numbers."""


def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    x = jnp.asarray(x)
    return (x - jnp.mean(x, axis=0)) / (jnp.std(x, axis=0) + 1e-8)
