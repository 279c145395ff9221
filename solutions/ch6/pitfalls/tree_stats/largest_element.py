"""dividing by the largest element first fails if there is none, and gives NaN if it is 0."""


def global_norm(tree):
    leaves = jax.tree.leaves(tree)
    largest = jnp.max(jnp.array([jnp.max(jnp.abs(leaf)) for leaf in leaves]))
    return largest * jnp.sqrt(sum(jnp.sum((leaf / largest) ** 2) for leaf in leaves))
