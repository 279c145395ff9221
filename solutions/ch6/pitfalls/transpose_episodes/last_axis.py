"""the new axis is the last one (`axis=-1`): the trees belong in front."""


def stack_trees(trees):
    return jax.tree.map(lambda *leaves: jnp.stack(leaves, axis=-1), *trees)
