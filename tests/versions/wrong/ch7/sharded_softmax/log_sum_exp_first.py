# breaks: "Each number of a result may differ from the exact one by 0.001 %, or by 1e-6.": the largest logit is added to the logarithm before the logit of the label is subtracted, so with logits near 10,000 the loss is a multiple of 0.001
import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float, Int


def shifted(shard):
    own = jax.lax.stop_gradient(jnp.max(shard, axis=1, keepdims=True))
    return shard - jax.lax.pmax(own, "devices")


def is_label(shard, labels):
    local = shard.shape[1]
    positions = jax.lax.axis_index("devices") * local + jnp.arange(local)
    return positions == labels[:, None]


def softmax(shard: Float[Array, "rows local"]) -> Float[Array, "rows local"]:
    powers = jnp.exp(shifted(shard))
    return powers / jax.lax.psum(jnp.sum(powers, axis=1, keepdims=True), "devices")


def cross_entropy(shard: Float[Array, "rows local"], labels: Int[Array, " rows"]) -> Float[Array, " rows"]:
    top = jax.lax.pmax(jax.lax.stop_gradient(jnp.max(shard, axis=1)), "devices")
    total = jax.lax.psum(jnp.sum(jnp.exp(shard - top[:, None]), axis=1), "devices")
    log_sum_exp = top + jnp.log(total)
    picked = jnp.sum(jnp.where(is_label(shard, labels), shard, 0), axis=1)
    return log_sum_exp - jax.lax.psum(picked, "devices")
