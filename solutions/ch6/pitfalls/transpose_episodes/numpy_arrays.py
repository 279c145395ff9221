"""`np.stack` and `np.asarray` give NumPy arrays, and JAX arrays were asked for."""

import numpy as np


def stack_trees(trees):
    return jax.tree.map(lambda *leaves: np.stack(leaves), *trees)


def unstack_tree(tree):
    leaves, structure = jax.tree.flatten(jax.tree.map(np.asarray, tree))
    return [jax.tree.unflatten(structure, slices) for slices in zip(*leaves, strict=True)]
