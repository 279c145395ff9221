"""a label counts the classes of the whole array, and it was compared with positions in the shard."""


def cross_entropy(shard, labels):
    shifted = _shifted(shard)
    is_label = jnp.arange(shard.shape[1]) == labels[:, None]
    of_label = jax.lax.psum(jnp.sum(jnp.where(is_label, shifted, 0), axis=1), "devices")
    return jnp.log(_total(shifted)) - of_label
