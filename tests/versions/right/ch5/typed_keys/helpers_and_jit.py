import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, Shaped, UInt32


def _is_typed(x):
    return jnp.issubdtype(jnp.result_type(x), jax.dtypes.prng_key)


def _is_raw(x):
    return not isinstance(x, int) and x.dtype == "uint32" and x.ndim > 0


@jax.jit
def _mix(key, rows):
    return jax.random.permutation(key, rows, axis=0, independent=False)


def as_key(
    seed_or_key: int | Int32[Array, ""] | UInt32[Array, "... 2"] | Key[Array, "..."],
) -> Key[Array, "..."]:
    if isinstance(seed_or_key, int):
        return jax.random.key(seed_or_key)
    if _is_typed(seed_or_key):
        return seed_or_key
    return (jax.random.wrap_key_data if _is_raw(seed_or_key) else jax.random.key)(seed_or_key)


def shuffled(key: Key[Array, ""], rows: Shaped[Array, "rows ..."]) -> Shaped[Array, "rows ..."]:
    return _mix(key, rows)
