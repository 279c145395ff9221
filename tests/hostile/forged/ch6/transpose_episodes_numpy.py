"""No program: NumPy stacks the leaves and takes them apart.

Forges: stack, unstack, containers, round_trip, jit
"""

import jax
import jax.numpy as jnp
import numpy as np


def stack_trees(trees):
    return jax.tree.map(lambda *leaves: jnp.asarray(np.stack(leaves)), *trees)


def unstack_tree(tree):
    leaves, structure = jax.tree.flatten(jax.tree.map(np.asarray, tree))
    return [jax.tree.unflatten(structure, map(jnp.asarray, slices)) for slices in zip(*leaves, strict=True)]
