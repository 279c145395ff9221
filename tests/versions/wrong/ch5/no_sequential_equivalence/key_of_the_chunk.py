# breaks: "The rows are those of `rows_of`.": folds the number of the chunk into the key and uses the indices 0 to chunk - 1, so chunk sizes give different means
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    def row(index):
        return jax.random.normal(jax.random.fold_in(key, index), (features,))

    return jax.vmap(row)(indices)


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    def add(total, number):
        rows = rows_of(jax.random.fold_in(key, number), jnp.arange(chunk), features)
        return total + rows.sum(axis=0), None

    total, _ = jax.lax.scan(add, jnp.zeros(features), jnp.arange(count // chunk))
    return total / count
