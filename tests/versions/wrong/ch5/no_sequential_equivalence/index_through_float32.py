# breaks: "All numbers of the table are standard normal, and independent of one another.": rounds the index to float32, so neighbours above 2**24 such as 2_000_000_000 and 2_000_000_001 have equal rows
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    def row(index):
        return jax.random.normal(jax.random.fold_in(key, index.astype(int)), (features,))

    return jax.vmap(row)(jnp.asarray(indices, jnp.float32))


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    def add(total, number):
        indices = number * chunk + jnp.arange(chunk)
        return total + rows_of(key, indices, features).sum(axis=0), None

    total, _ = jax.lax.scan(add, jnp.zeros(features), jnp.arange(count // chunk))
    return total / count
