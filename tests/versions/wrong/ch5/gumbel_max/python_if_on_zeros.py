# breaks: "The functions work inside `jax.jit` and `jax.vmap` too.": an if on a tracer raises a TracerBoolConversionError, for any weights under jit
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    logits = jnp.log(weights)
    if (weights == 0).any():
        logits = jnp.where(weights > 0, logits, -jnp.inf)
    return jnp.argmax(logits + jax.random.gumbel(key, weights.shape), axis=-1)


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    scores = jnp.log(weights) + jax.random.gumbel(key, weights.shape)
    return jax.lax.top_k(scores, k)[1]
