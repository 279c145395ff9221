# breaks: "Each next one is chosen among the rest, by the weights of the rest.": the rest is not divided by its new sum, so for k above 1 a dart beyond it takes the last category, even if that is chosen already or has the weight 0
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    scores = jnp.log(weights) + jax.random.gumbel(key, weights.shape)
    return jnp.argmax(scores, axis=-1)


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    rest = weights / weights.sum(axis=-1, keepdims=True)
    numbers = jnp.arange(rest.shape[-1])
    chosen = []
    for round_key in jax.random.split(key, k):
        dart = jax.random.uniform(round_key, (*rest.shape[:-1], 1))
        winner = jnp.minimum(jnp.sum(dart >= jnp.cumsum(rest, axis=-1), axis=-1), rest.shape[-1] - 1)
        chosen.append(winner)
        rest = jnp.where(numbers == winner[..., None], 0, rest)
    return jnp.stack(chosen, axis=-1)
