# breaks: "The last axis of `weights` counts the categories.": argmax along axis 0 gives the wrong shape and the number of a row, for two or more axes
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    scores = jnp.log(weights) + jax.random.gumbel(key, weights.shape)
    return jnp.argmax(scores, axis=0)


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    scores = jnp.log(weights) + jax.random.gumbel(key, weights.shape)
    return jax.lax.top_k(scores, k)[1]
