"""the count is a Python number, and not an int32 array."""


def start_average(params):
    return {"mean": jax.tree.map(lambda leaf: jnp.zeros(leaf.shape), params), "count": 0}
