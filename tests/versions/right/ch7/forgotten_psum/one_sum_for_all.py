import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Bool, Float


def sums(fn, mesh, *args):
    """Adds up what a function gives for the shards of all devices."""

    def local(*shards):
        return jax.lax.psum(fn(*shards), "devices")

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P())(*args)


def mean_square(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    return sums(lambda shard: jnp.sum(shard**2), mesh, x) / x.size


def unit(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, "elements"]:
    length = jnp.sqrt(sums(lambda shard: shard @ shard, mesh, x))
    divide = jax.shard_map(jnp.divide, mesh=mesh, in_specs=(P("devices"), P()), out_specs=P("devices"))
    return divide(x, length)


def mean_of_valid(x: Float[Array, "elements"], valid: Bool[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    def total_and_count(shard, valid):
        return jnp.array([jnp.sum(shard, where=valid), jnp.sum(valid)], jnp.float32)

    total, count = sums(total_and_count, mesh, x, valid)
    return total / count
