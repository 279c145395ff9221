# breaks: "All numbers of the table are standard normal, and independent of one another.": folds in index * features + column, which overflows 32 bits, so rows 0 and 2**30 are equal for 4 features
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    def place(number):
        return jax.random.normal(jax.random.fold_in(key, number))

    numbers = indices[:, None] * features + jnp.arange(features)
    return jax.vmap(jax.vmap(place))(numbers)


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    def add(total, number):
        indices = number * chunk + jnp.arange(chunk)
        return total + rows_of(key, indices, features).sum(axis=0), None

    total, _ = jax.lax.scan(add, jnp.zeros(features), jnp.arange(count // chunk))
    return total / count
