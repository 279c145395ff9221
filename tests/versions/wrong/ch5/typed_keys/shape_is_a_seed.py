# breaks: "A typed key, or an array of typed keys, is returned as it is.": a single typed key has the shape () and is taken for a seed, which raises TypeError
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, Shaped, UInt32


def as_key(
    seed_or_key: int | Int32[Array, ""] | UInt32[Array, "... 2"] | Key[Array, "..."],
) -> Key[Array, "..."]:
    if jnp.ndim(seed_or_key) == 0:
        return jax.random.key(seed_or_key)
    if seed_or_key.dtype == jnp.uint32:
        return jax.random.wrap_key_data(seed_or_key)
    return seed_or_key


def shuffled(key: Key[Array, ""], rows: Shaped[Array, "rows ..."]) -> Shaped[Array, "rows ..."]:
    return jax.random.permutation(key, rows)
