"""the absolute values were added up, and not the squares."""


def global_norm(tree):
    return jnp.float32(sum(jnp.sum(jnp.abs(leaf)) for leaf in jax.tree.leaves(tree)))
