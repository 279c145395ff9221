import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float


def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    # jnp reductions give jax.Arrays, and numpy - jax.Array is done by JAX
    return (x - jnp.mean(x, axis=0)) / jnp.std(x, axis=0)
