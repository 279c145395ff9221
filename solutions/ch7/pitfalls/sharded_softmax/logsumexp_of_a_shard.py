"""the sum of a shard with nothing but `-inf` is 0, and the gradient of its logarithm there is NaN."""


def cross_entropy(shard, labels):
    shifted = _shifted(shard)
    total = jax.lax.psum(jnp.exp(jax.nn.logsumexp(shifted, axis=1)), "devices")
    first = jax.lax.axis_index("devices") * shard.shape[1]
    is_label = first + jnp.arange(shard.shape[1]) == labels[:, None]
    return jnp.log(total) - jax.lax.psum(jnp.sum(jnp.where(is_label, shifted, 0), axis=1), "devices")
