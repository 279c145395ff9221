"""the code needs at least one leaf, but a tree may have none."""


def global_norm(tree):
    return jnp.linalg.norm(jnp.concatenate([leaf.ravel() for leaf in jax.tree.leaves(tree)]))
