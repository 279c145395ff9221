# breaks: "Each category is chosen with its probability. So a category with the weight 0 never is.": without the logarithm it draws from softmax(probabilities), and weights of 0 win too
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    scores = weights / weights.sum(axis=-1, keepdims=True) + jax.random.gumbel(key, weights.shape)
    return jnp.argmax(scores, axis=-1)


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    scores = jnp.log(weights) + jax.random.gumbel(key, weights.shape)
    return jax.lax.top_k(scores, k)[1]
