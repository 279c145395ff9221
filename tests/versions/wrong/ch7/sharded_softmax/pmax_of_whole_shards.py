# breaks: "For each row, a device gets at most 6 numbers, however many classes there are.": pmax and psum take whole shards, and the rows are reduced only afterwards
import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float, Int


def shifted(shard):
    best = jax.lax.pmax(jax.lax.stop_gradient(shard), "devices")
    return shard - jnp.max(best, axis=1, keepdims=True)


def is_label(shard, labels):
    local = shard.shape[1]
    positions = jax.lax.axis_index("devices") * local + jnp.arange(local)
    return positions == labels[:, None]


def softmax(shard: Float[Array, "rows local"]) -> Float[Array, "rows local"]:
    powers = jnp.exp(shifted(shard))
    return powers / jax.lax.psum(jnp.sum(powers, axis=1, keepdims=True), "devices")


def cross_entropy(shard: Float[Array, "rows local"], labels: Int[Array, " rows"]) -> Float[Array, " rows"]:
    logits = shifted(shard)
    total = jax.lax.psum(jnp.sum(jnp.exp(logits), axis=1), "devices")
    picked = jnp.sum(jnp.where(is_label(shard, labels), logits, 0), axis=1)
    return jnp.log(total) - jax.lax.psum(picked, "devices")
