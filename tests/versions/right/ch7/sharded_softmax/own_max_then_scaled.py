import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float, Int


def own_and_factor(shard):
    """Powers relative to the maximum of this device, and the factor that makes them comparable."""
    own = jax.lax.stop_gradient(jnp.max(shard, axis=1, keepdims=True))
    best = jax.lax.pmax(own, "devices")
    safe = jnp.where(jnp.isfinite(own), own, 0.0)
    return jnp.exp(shard - safe), jnp.exp(own - best), best


def softmax(shard: Float[Array, "rows local"]) -> Float[Array, "rows local"]:
    powers, factor, _ = own_and_factor(shard)
    total = jax.lax.psum(jnp.sum(powers, axis=1, keepdims=True) * factor, "devices")
    return powers * (factor / total)


def cross_entropy(shard: Float[Array, "rows local"], labels: Int[Array, " rows"]) -> Float[Array, " rows"]:
    powers, factor, best = own_and_factor(shard)
    total = jax.lax.psum(jnp.sum(powers * factor, axis=1), "devices")
    begin = jax.lax.axis_index("devices") * shard.shape[1]
    mask = jax.lax.broadcasted_iota(jnp.int32, shard.shape, 1) + begin == labels[:, None]
    picked = jnp.sum(shard - best, axis=1, where=mask)
    return jnp.log(total) - jax.lax.psum(picked, "devices")
