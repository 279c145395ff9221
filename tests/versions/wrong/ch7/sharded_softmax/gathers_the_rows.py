# breaks: "For each row, a device gets at most 6 numbers, however many classes there are.": each device gathers the whole rows
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
    local = shard.shape[1]
    rows = jax.lax.all_gather(shard, "devices", axis=1, tiled=True)
    return jax.lax.dynamic_slice_in_dim(jax.nn.softmax(rows, axis=1), jax.lax.axis_index("devices") * local, local, axis=1)


def cross_entropy(shard: Float[Array, "rows local"], labels: Int[Array, " rows"]) -> Float[Array, " rows"]:
    logits = shifted(shard)
    total = jax.lax.psum(jnp.sum(jnp.exp(logits), axis=1), "devices")
    picked = jnp.sum(jnp.where(is_label(shard, labels), logits, 0), axis=1)
    return jnp.log(total) - jax.lax.psum(picked, "devices")
