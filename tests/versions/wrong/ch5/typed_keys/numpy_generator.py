# breaks: "The result is a function of `key` and `rows`. It does not depend on what ran before.": a global NumPy generator draws the order, so a second call with the same key differs, and under jit it is a constant
import numpy as np

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int32, Key, Shaped, UInt32


_generator = np.random.default_rng(0)


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
    return rows[_generator.permutation(rows.shape[0])]
