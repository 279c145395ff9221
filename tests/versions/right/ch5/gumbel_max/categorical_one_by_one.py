# another way: Calls `categorical`, and takes out one winner after the other: k draws, and a longer program.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    return jax.random.categorical(key, jnp.log(weights), axis=-1)


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    logits = jnp.log(weights)
    numbers = jnp.arange(weights.shape[-1])
    chosen = []
    for round_key in jax.random.split(key, k):
        winner = jax.random.categorical(round_key, logits)
        chosen.append(winner)
        logits = jnp.where(numbers == winner[..., None], -jnp.inf, logits)
    return jnp.stack(chosen, axis=-1)
