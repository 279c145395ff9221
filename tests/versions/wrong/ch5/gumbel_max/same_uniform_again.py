# breaks: "Each next one is chosen among the rest, by the weights of the rest.": all k choices use the same uniform number, so the second is nearly fixed by the first, e.g. in [5, 3, 2] category 2 is always followed by 1
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def _choose(dart, rest):
    total = jnp.cumsum(rest, axis=-1)
    most = jnp.max(total, axis=-1, where=rest > 0, initial=0)
    return jnp.argmax((total > (dart * most)[..., None]) & (rest > 0), axis=-1)


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    scores = jnp.log(weights) + jax.random.gumbel(key, weights.shape)
    return jnp.argmax(scores, axis=-1)


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    dart = jax.random.uniform(key, weights.shape[:-1])
    numbers = jnp.arange(weights.shape[-1])
    rest = weights
    chosen = []
    for _ in range(k):
        winner = _choose(dart, rest)
        chosen.append(winner)
        rest = jnp.where(numbers == winner[..., None], 0, rest)
    return jnp.stack(chosen, axis=-1)
