"""the probability of an unlikely label is 0 in float32, and then its logarithm is `-inf`."""


def cross_entropy(shard, labels):
    first = jax.lax.axis_index("devices") * shard.shape[1]
    is_label = first + jnp.arange(shard.shape[1]) == labels[:, None]
    return -jnp.log(jax.lax.psum(jnp.sum(jnp.where(is_label, softmax(shard), 0), axis=1), "devices"))
