# another way: Throws a dart at the cumulative sum, which takes one random number for each row and choice.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    total = jnp.cumsum(weights, axis=-1)
    most = jnp.max(total, axis=-1, where=weights > 0, initial=0, keepdims=True)
    dart = jax.random.uniform(key, (*weights.shape[:-1], 1)) * most
    return jnp.argmax((total > dart) & (weights > 0), axis=-1)


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    def choose(rest, round_key):
        winner = sample(round_key, rest)
        taken = jax.nn.one_hot(winner, rest.shape[-1], dtype=bool)
        return jnp.where(taken, 0, rest), winner

    _, winners = jax.lax.scan(choose, weights, jax.random.split(key, k))
    return jnp.moveaxis(winners, 0, -1)
