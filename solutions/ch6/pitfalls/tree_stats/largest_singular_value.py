"""`ord=2` of a matrix is its largest singular value, and not the root of the sum of its squares."""


def global_norm(tree):
    norms = [jnp.linalg.norm(leaf, ord=2) for leaf in jax.tree.leaves(tree)]
    return jnp.linalg.norm(jnp.array(norms, jnp.float32))
