"""the caller's table was changed: `-=` and `/=` work in place on a NumPy array."""


def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    x -= x.mean(axis=0)
    x /= x.std(axis=0)
    return jnp.asarray(x)
