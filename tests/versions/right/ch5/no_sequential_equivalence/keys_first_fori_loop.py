# another way: Makes the keys of all rows first, and adds the chunks up in a `fori_loop`.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    keys = jax.vmap(jax.random.fold_in, in_axes=(None, 0))(key, indices)
    return jax.vmap(lambda k: jax.random.normal(k, (features,), jnp.float32))(keys)


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    start = jnp.arange(chunk)

    def body(number, total):
        return total + jnp.sum(rows_of(key, start + number * chunk, features), axis=0)

    return jax.lax.fori_loop(0, count // chunk, body, jnp.zeros((features,))) / count
