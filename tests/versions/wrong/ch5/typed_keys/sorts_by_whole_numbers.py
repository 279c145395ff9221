# breaks: "Every order is equally likely, the one of `rows` too.": equal random numbers keep the order of their rows, so the order of rows itself comes too often
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
        return jax.random.wrap_key_data(seed_or_key)
    return jax.random.key(seed_or_key)


def shuffled(key: Key[Array, ""], rows: Shaped[Array, "rows ..."]) -> Shaped[Array, "rows ..."]:
    numbers = jax.random.randint(key, (rows.shape[0],), 0, rows.shape[0])
    return rows[jnp.argsort(numbers)]
