# breaks: "The numbers of k categories for each row, int32, in the order in which they are chosen.": squeeze drops the axis of the choices if k is 1, and that of the rows if there is one row of two axes
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    scores = jnp.log(weights) + jax.random.gumbel(key, weights.shape)
    return jnp.argmax(scores, axis=-1)


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    scores = jnp.log(weights) + jax.random.gumbel(key, weights.shape)
    _, indices = jax.lax.top_k(scores, k)
    return indices.squeeze()
