"""NumPy draws the words of all keys, while the functions run or are traced.

Its keys are typed, new and independent, but they are constants of a program, whatever `key` is.

Forges: layers, many_layers, containers, own_keys, pairs, traced_pairs
"""

import jax
import numpy as np


def draw(*shape):
    return jax.random.wrap_key_data(np.random.default_rng().integers(2**32, size=(*shape, 2), dtype="uint32"))


def layer_keys(key, n):
    return draw(n)


def keys_like(key, tree):
    leaves, structure = jax.tree.flatten(tree)
    return jax.tree.unflatten(structure, [draw() for _ in leaves])


def step_key(key, epoch, step):
    return draw()
