# breaks: "The tables of different keys are independent. Nothing is drawn from `key` itself.": adds the index to the last word of the key, so row 1 of key(7) is row 0 of key(8), and row 0 is drawn from key itself
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    data = jax.random.key_data(key)

    def row(index):
        row_key = jax.random.wrap_key_data(data.at[1].add(index.astype(jnp.uint32)))
        return jax.random.normal(row_key, (features,))

    return jax.vmap(row)(indices)


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    def add(total, number):
        indices = number * chunk + jnp.arange(chunk)
        return total + rows_of(key, indices, features).sum(axis=0), None

    total, _ = jax.lax.scan(add, jnp.zeros(features), jnp.arange(count // chunk))
    return total / count
