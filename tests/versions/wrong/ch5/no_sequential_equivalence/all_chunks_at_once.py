# breaks: "It works on `chunk` rows at a time.": vmap over the chunks makes all count rows at once
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    def row(index):
        return jax.random.normal(jax.random.fold_in(key, index), (features,))

    return jax.vmap(row)(indices)


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    def one(number):
        return rows_of(key, number * chunk + jnp.arange(chunk), features).mean(axis=0)

    return jax.vmap(one)(jnp.arange(count // chunk)).mean(axis=0)
