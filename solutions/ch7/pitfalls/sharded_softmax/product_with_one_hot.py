"""all logits were multiplied by 0 or 1, and 0 times `-inf` is NaN."""


def cross_entropy(shard, labels):
    shifted = _shifted(shard)
    local = shard.shape[1]
    whole = jnp.eye(jax.lax.axis_size("devices") * local)[labels]
    own = jax.lax.dynamic_slice_in_dim(whole, jax.lax.axis_index("devices") * local, local, axis=1)
    return jnp.log(_total(shifted)) - jax.lax.psum(jnp.sum(own * shifted, axis=1), "devices")
