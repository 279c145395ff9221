"""the results were written into `jnp.zeros`, which is float32, so they lost their own dtype."""


def all_pairs(fn, first, second):
    results = jax.vmap(jax.vmap(fn, in_axes=(None, 0)), in_axes=(0, None))(first, second)
    return jnp.zeros(results.shape).at[:].set(results)
