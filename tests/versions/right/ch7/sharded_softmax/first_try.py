import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float, Int


def shifted(shard):
    own = jax.lax.stop_gradient(jnp.max(shard, axis=1, keepdims=True))
    return shard - jax.lax.pmax(own, "devices")


def softmax(shard: Float[Array, "rows local"]) -> Float[Array, "rows local"]:
    powers = jnp.exp(shifted(shard))
    return powers / jax.lax.psum(jnp.sum(powers, axis=1, keepdims=True), "devices")


def cross_entropy(shard: Float[Array, "rows local"], labels: Int[Array, " rows"]) -> Float[Array, " rows"]:
    logits = shifted(shard)
    total = jax.lax.psum(jnp.sum(jnp.exp(logits), axis=1), "devices")
    local = shard.shape[1]
    positions = jax.lax.axis_index("devices") * local + jnp.arange(local)
    picked = jnp.sum(jnp.where(positions == labels[:, None], logits, 0), axis=1)
    return jnp.log(total) - jax.lax.psum(picked, "devices")
