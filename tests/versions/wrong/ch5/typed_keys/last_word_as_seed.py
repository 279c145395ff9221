# breaks: "A raw key gives a typed key that draws the same numbers.": takes the second word as a seed, which is right for PRNGKey(small seed) and wrong for a raw key from a split
import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, Shaped, UInt32


def as_key(
    seed_or_key: int | Int32[Array, ""] | UInt32[Array, "... 2"] | Key[Array, "..."],
) -> Key[Array, "..."]:
    if isinstance(seed_or_key, int):
        return jax.random.key(seed_or_key)
    if jnp.issubdtype(seed_or_key.dtype, jax.dtypes.prng_key):
        return seed_or_key
    if seed_or_key.dtype == jnp.uint32:
        return jax.vmap(jax.random.key)(seed_or_key[..., 1].ravel()).reshape(seed_or_key.shape[:-1]) if seed_or_key.ndim > 1 else jax.random.key(seed_or_key[1])
    return jax.random.key(seed_or_key)


def shuffled(key: Key[Array, ""], rows: Shaped[Array, "rows ..."]) -> Shaped[Array, "rows ..."]:
    return jax.random.permutation(key, rows)
