"""NumPy reads seeds and raw keys, and draws an order from a key that it can read.

While JAX traces, there are no numbers, and NumPy's own are constants of the program.

Forges: seeds, raw_keys, typed_keys, rows, orders, function_of_the_key
"""

import jax
import jax.numpy as jnp
import numpy as np


def as_key(seed_or_key):
    try:
        if isinstance(seed_or_key, jax.Array) and jnp.issubdtype(seed_or_key.dtype, jax.dtypes.prng_key):
            words = np.array(jax.random.key_data(seed_or_key))
        else:
            words = np.array(seed_or_key)
    except Exception:
        shape = seed_or_key.shape
        raw = seed_or_key.dtype == np.uint32
        return jax.random.wrap_key_data(np.zeros(shape if raw else (*shape, 2), "uint32"))
    if words.dtype != np.uint32:
        words = np.array([0, int(words)], "uint32")
    return jax.random.wrap_key_data(words)


def shuffled(key, rows):
    try:
        seed = np.array(jax.random.key_data(key))
    except Exception:
        seed = None
    return rows[np.random.default_rng(seed).permutation(len(rows))]
