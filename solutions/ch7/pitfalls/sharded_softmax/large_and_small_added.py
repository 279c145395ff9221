"""a small number was added to a logit of about 10,000, so its digits were lost before the logits were subtracted."""


def cross_entropy(shard, labels):
    largest = jax.lax.pmax(jax.lax.stop_gradient(jnp.max(shard, axis=1)), "devices")
    first = jax.lax.axis_index("devices") * shard.shape[1]
    is_label = first + jnp.arange(shard.shape[1]) == labels[:, None]
    of_label = jax.lax.psum(jnp.sum(jnp.where(is_label, shard, 0), axis=1), "devices")
    return largest + jnp.log(_total(_shifted(shard))) - of_label
