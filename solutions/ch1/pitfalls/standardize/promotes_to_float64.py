"""64-bit mode was switched on, so the result is float64 instead of float32."""

import jax


def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    with jax.enable_x64(True):
        x = jnp.asarray(x, jnp.float64)
        return (x - jnp.mean(x, axis=0)) / jnp.std(x, axis=0)
