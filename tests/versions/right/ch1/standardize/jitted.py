# another way: Lets `jax.jit` turn the NumPy table into a JAX array, so it needs no `jnp.asarray`.

import jax
import jax.numpy as jnp
from jax.typing import ArrayLike
from jaxtyping import Array, Float


@jax.jit
def standardize(x: Float[ArrayLike, "rows columns"]) -> Float[Array, "rows columns"]:
    return (x - x.mean(0)) / x.std(0)
