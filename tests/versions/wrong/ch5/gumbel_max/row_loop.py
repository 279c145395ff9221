# breaks: "No Python loop runs over rows or categories": a list comprehension over the rows, the program grows with them
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    scores = jnp.log(weights) + jax.random.gumbel(key, weights.shape)
    return jnp.argmax(scores, axis=-1)


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    rows = weights.reshape(-1, weights.shape[-1])
    keys = jax.random.split(key, len(rows))
    chosen = [jax.lax.top_k(jnp.log(row) + jax.random.gumbel(one, row.shape), k)[1] for one, row in zip(keys, rows)]
    return jnp.stack(chosen).reshape(*weights.shape[:-1], k)
