# another way: Sends total and count in one `psum`, which takes a tuple, and divides afterwards.

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Bool, Float


def mean_square(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    def local(shard):
        total = jax.lax.psum(jnp.sum(jnp.square(shard)), "devices")
        return total / (shard.size * jax.lax.axis_size("devices"))

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P())(x)


def unit(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, "elements"]:
    def local(shard):
        squares = jax.lax.psum(jnp.vdot(shard, shard), axis_name="devices")
        return shard * jax.lax.rsqrt(squares)

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)


def mean_of_valid(x: Float[Array, "elements"], valid: Bool[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    def local(shard, valid):
        own = (jnp.sum(shard, where=valid), jnp.count_nonzero(valid))
        total, count = jax.lax.psum(own, "devices")
        return total / count

    specs = (P("devices"), P("devices"))
    return jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P())(x, valid)
