# breaks: "a traced call has at most 600 operations, however many of them": column_means loops over the chunks in Python, so more chunks make the program longer
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    def row(index):
        return jax.random.normal(jax.random.fold_in(key, index), (features,))

    return jax.vmap(row)(indices)


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    total = jnp.zeros(features)
    for start in range(0, count, chunk):
        total = total + rows_of(key, start + jnp.arange(chunk), features).sum(axis=0)
    return total / count
