"""NumPy stacks the leaves, and that works for no tracer: `jnp.stack` works inside `jax.jit`."""

import numpy as np


def stack_trees(trees):
    return jax.tree.map(lambda *leaves: jnp.asarray(np.stack(leaves)), *trees)
