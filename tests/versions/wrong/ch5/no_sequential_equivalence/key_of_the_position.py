# breaks: "So it is the same": splits the key for the positions in indices, so the row of an index depends on its place in the batch
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    keys = jax.random.split(key, indices.shape[0])
    return jax.vmap(lambda k: jax.random.normal(k, (features,)))(keys)


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    def add(total, number):
        indices = number * chunk + jnp.arange(chunk)
        return total + rows_of(key, indices, features).sum(axis=0), None

    total, _ = jax.lax.scan(add, jnp.zeros(features), jnp.arange(count // chunk))
    return total / count
