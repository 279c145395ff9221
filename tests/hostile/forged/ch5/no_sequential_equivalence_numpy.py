"""NumPy draws each row in Python, from the key and the index. A traced call gets zeros.

Forges: same_row, random, large_indices, means, one_chunk, constant_size
"""

import jax
import jax.numpy as jnp
import numpy as np


def rows_of(key, indices, features):
    if isinstance(key, jax.core.Tracer) or isinstance(indices, jax.core.Tracer):
        return jnp.zeros((len(indices), features))
    seed = [int(word) for word in np.asarray(jax.random.key_data(key))]
    rows = [np.random.default_rng([*seed, int(index)]).normal(size=features) for index in np.asarray(indices)]
    return jnp.asarray(np.array(rows, "float32"))


def column_means(key, count, features, chunk):
    if isinstance(key, jax.core.Tracer):
        return jnp.zeros(features)
    return jnp.mean(rows_of(key, jnp.arange(count), features), axis=0)
