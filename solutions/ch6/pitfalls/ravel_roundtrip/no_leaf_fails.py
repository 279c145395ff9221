"""a tree without leaves fails: there is nothing to join, and `concatenate` wants at least one array."""


def to_vector(tree):
    return jnp.concatenate([jnp.ravel(leaf).astype("float32") for leaf in jax.tree.leaves(tree)])
