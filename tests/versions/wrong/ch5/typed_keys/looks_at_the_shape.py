# breaks: "A typed key, or an array of typed keys, is returned as it is.": an array of two (or n times two) typed keys is taken for a raw key by its shape and raises
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, Shaped, UInt32


def as_key(
    seed_or_key: int | Int32[Array, ""] | UInt32[Array, "... 2"] | Key[Array, "..."],
) -> Key[Array, "..."]:
    shape = jnp.shape(seed_or_key)
    if shape and shape[-1] == 2:
        return jax.random.wrap_key_data(seed_or_key)
    if isinstance(seed_or_key, int) or seed_or_key.dtype == jnp.int32:
        return jax.random.key(seed_or_key)
    return seed_or_key


def shuffled(key: Key[Array, ""], rows: Shaped[Array, "rows ..."]) -> Shaped[Array, "rows ..."]:
    return jax.random.permutation(key, rows)
