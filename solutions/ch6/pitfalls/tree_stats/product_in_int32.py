"""the product was computed by JAX: it wraps around in int32, and inside `jax.jit` it is a tracer."""


def parameter_count(params):
    return sum(jnp.prod(jnp.array(leaf.shape, int)) for leaf in jax.tree.leaves(params))
