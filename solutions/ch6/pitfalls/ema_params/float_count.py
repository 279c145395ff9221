"""the count is a float32 number, and not int32."""


def start_average(params):
    return {"mean": jax.tree.map(lambda leaf: jnp.zeros(leaf.shape), params), "count": jnp.zeros(())}
