# another way: Lets exponential times race: it needs no logarithm, but a guard against 0 / 0.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def _times(key, weights):
    waits = jax.random.exponential(key, weights.shape)
    return jnp.where(weights > 0, waits / weights, jnp.inf)


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    return jnp.argmin(_times(key, weights), axis=-1).astype(jnp.int32)


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    return jnp.argsort(_times(key, weights), axis=-1)[..., :k].astype(jnp.int32)
