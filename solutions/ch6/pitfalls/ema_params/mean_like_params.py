"""the mean begins in the dtype of the params: a mean of bfloat16 params must be float32."""


def start_average(params):
    return {"mean": jax.tree.map(jnp.zeros_like, params), "count": jnp.int32(0)}
