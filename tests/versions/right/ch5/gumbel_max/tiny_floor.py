import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def _scores(key, weights):
    # Gumbel noise in float32 lies between -4.5 and 17, so log(1e-35) = -80 can never win.
    return jnp.log(jnp.maximum(weights, 1e-35)) + jax.random.gumbel(key, weights.shape)


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    return jnp.argmax(_scores(key, weights), axis=-1)


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    return jnp.argsort(-_scores(key, weights), axis=-1)[..., :k]
