"""without a leaf, the result is a Python number, and no array."""


def global_norm(tree):
    leaves = jax.tree.leaves(tree)
    return jnp.sqrt(sum(jnp.sum(leaf**2) for leaf in leaves)) if leaves else 0.0
