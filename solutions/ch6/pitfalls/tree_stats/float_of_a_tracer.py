"""`float` needs a value, but inside `jax.jit` there are only tracers."""


def global_norm(tree):
    return jnp.float32(math.sqrt(sum(float(jnp.sum(leaf**2)) for leaf in jax.tree.leaves(tree))))
