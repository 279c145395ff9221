import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def _race(key, weights, k):
    uniform = jax.random.uniform(key, weights.shape, minval=jnp.finfo(jnp.float32).tiny, maxval=1.0)
    scores = jnp.log(weights) - jnp.log(-jnp.log(uniform))
    numbers = jax.lax.broadcasted_iota(jnp.int32, scores.shape, scores.ndim - 1)
    _, order = jax.lax.sort((-scores, numbers), dimension=-1, num_keys=1)
    return order[..., :k]


def sample(key: Key[Array, ""], weights: Float32[Array, "... categories"]) -> Int32[Array, "..."]:
    return jax.jit(_race, static_argnames="k")(key, weights, k=1)[..., 0]


def sample_without_replacement(
    key: Key[Array, ""], weights: Float32[Array, "... categories"], k: int
) -> Int32[Array, "... k"]:
    return jax.jit(_race, static_argnames="k")(key, weights, k=k)
