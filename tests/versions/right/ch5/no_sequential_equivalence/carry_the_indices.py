import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def _one_row(key, features, index):
    high, low = index // 65536, index % 65536
    row_key = jax.random.fold_in(jax.random.fold_in(key, high), low)
    bits = jax.random.normal(row_key, shape=(features,))
    return bits


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    return jax.vmap(_one_row, in_axes=(None, None, 0))(key, features, indices)


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    def step(carry, _):
        indices, total = carry
        return (indices + chunk, total + rows_of(key, indices, features).sum(0)), None

    first = (jnp.arange(chunk), jnp.zeros(features, jnp.float32))
    (_, total), _ = jax.lax.scan(step, first, length=count // chunk)
    return total / jnp.float32(count)
