# breaks: "Both functions work inside `jax.jit` and `jax.vmap` too.": int() of a traced seed raises a ConcretizationTypeError
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
    return jax.random.key(int(seed_or_key))


def shuffled(key: Key[Array, ""], rows: Shaped[Array, "rows ..."]) -> Shaped[Array, "rows ..."]:
    return jax.random.permutation(key, rows)
