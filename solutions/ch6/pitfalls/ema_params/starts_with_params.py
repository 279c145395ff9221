"""the mean begins with the params and not with zeros, so these params keep a weight of their own."""


def start_average(params):
    return {"mean": jax.tree.map(lambda leaf: leaf.astype("float32"), params), "count": jnp.int32(0)}
