# another way: Takes both kinds of keys through `key_data`, and shuffles with `choice` without replacement.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, Shaped, UInt32


def as_key(
    seed_or_key: int | Int32[Array, ""] | UInt32[Array, "... 2"] | Key[Array, "..."],
) -> Key[Array, "..."]:
    if isinstance(seed_or_key, int) or seed_or_key.dtype == jnp.int32:
        return jax.random.key(seed_or_key)
    return jax.random.wrap_key_data(jax.random.key_data(seed_or_key))


def shuffled(key: Key[Array, ""], rows: Shaped[Array, "rows ..."]) -> Shaped[Array, "rows ..."]:
    return jax.random.choice(key, rows, (len(rows),), replace=False)
