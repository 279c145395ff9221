from functools import partial

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float32, Int32, Key


@partial(jax.jit, static_argnames="features")
def _rows(key, indices, features):
    def row(index):
        k1, k2 = jax.random.split(jax.random.fold_in(key, index))
        size = jnp.sqrt(-2.0 * jnp.log1p(-jax.random.uniform(k1, (features,))))
        return size * jnp.cos(2 * jnp.pi * jax.random.uniform(k2, (features,)))

    return jax.vmap(row)(indices)


@partial(jax.jit, static_argnums=(1, 2, 3))
def _means(key, count, features, chunk):
    def body(number, total):
        return total + _rows(key, number * chunk + jnp.arange(chunk), features).mean(axis=0)

    rounds = count // chunk
    return jax.lax.fori_loop(0, rounds, body, jnp.zeros(features)) / rounds


def rows_of(key: Key[Array, ""], indices: Int32[Array, " rows"], features: int) -> Float32[Array, "rows features"]:
    return _rows(key, indices, features)


def column_means(key: Key[Array, ""], count: int, features: int, chunk: int) -> Float32[Array, " features"]:
    return _means(key, count, features, chunk)
