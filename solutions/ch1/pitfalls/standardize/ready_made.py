"""the work was done by `jax.nn.standardize`, which by default adds 1e-5 to the variance."""

import jax


def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    return jax.nn.standardize(x, axis=0)
