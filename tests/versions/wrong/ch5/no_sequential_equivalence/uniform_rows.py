# breaks: "All numbers of the table are standard normal": draws uniform numbers between 0 and 1
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    def row(index):
        return jax.random.uniform(jax.random.fold_in(key, index), (features,))

    return jax.vmap(row)(indices)


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    def add(total, number):
        indices = number * chunk + jnp.arange(chunk)
        return total + rows_of(key, indices, features).sum(axis=0), None

    total, _ = jax.lax.scan(add, jnp.zeros(features), jnp.arange(count // chunk))
    return total / count
