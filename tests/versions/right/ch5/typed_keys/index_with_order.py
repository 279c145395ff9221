# another way: Draws an order of the row numbers, which can also bring labels into the same order.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, Shaped, UInt32


def as_key(
    seed_or_key: int | Int32[Array, ""] | UInt32[Array, "... 2"] | Key[Array, "..."],
) -> Key[Array, "..."]:
    dtype = getattr(seed_or_key, "dtype", None)
    if dtype == jnp.uint32:
        return jax.random.wrap_key_data(seed_or_key)
    if dtype is not None and jax.dtypes.issubdtype(dtype, jax.dtypes.prng_key):
        return seed_or_key
    return jax.random.key(seed_or_key)


def shuffled(key: Key[Array, ""], rows: Shaped[Array, "rows ..."]) -> Shaped[Array, "rows ..."]:
    order = jax.random.permutation(key, rows.shape[0])
    return rows[order]
