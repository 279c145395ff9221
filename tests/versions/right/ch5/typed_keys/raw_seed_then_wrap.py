import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, Shaped, UInt32


def as_key(
    seed_or_key: int | Int32[Array, ""] | UInt32[Array, "... 2"] | Key[Array, "..."],
) -> Key[Array, "..."]:
    if isinstance(seed_or_key, jax.Array) and jax.dtypes.issubdtype(seed_or_key.dtype, jax.dtypes.prng_key):
        return seed_or_key
    data = jnp.asarray(seed_or_key)
    raw = data if data.dtype == jnp.uint32 else jax.random.PRNGKey(seed_or_key)
    return jax.random.wrap_key_data(raw)


def shuffled(key: Key[Array, ""], rows: Shaped[Array, "rows ..."]) -> Shaped[Array, "rows ..."]:
    first, second = jax.random.split(key)
    n = rows.shape[0]
    order = jnp.lexsort((jax.random.bits(second, (n,)), jax.random.bits(first, (n,))))
    return jnp.take(rows, order, axis=0)
