from functools import partial

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Bool, Float


def mean_square(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    @jax.jit
    @partial(jax.shard_map, mesh=mesh, in_specs=P("devices"), out_specs=P())
    def local(shard):
        return jax.lax.pmean(shard @ shard / shard.size, ("devices",))

    return local(x)


def unit(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, "elements"]:
    @partial(jax.shard_map, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))
    def local(shard):
        scale = jax.lax.pmax(jnp.max(jnp.abs(shard)), "devices")
        scaled = shard / scale
        return scaled / jnp.sqrt(jax.lax.psum(jnp.sum(scaled**2), "devices"))

    return local(x)


def mean_of_valid(x: Float[Array, "elements"], valid: Bool[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    @partial(jax.shard_map, mesh=mesh, in_specs=(P("devices"), P("devices")), out_specs=P())
    def local(shard, valid):
        # The mean over devices divides both by the same number.
        total = jax.lax.pmean(jnp.where(valid, shard, 0.0).sum(), "devices")
        return total / jax.lax.pmean(valid.astype(jnp.float32).sum(), "devices")

    return local(x, valid)
