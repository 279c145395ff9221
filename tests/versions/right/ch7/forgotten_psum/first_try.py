import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Bool, Float


def mean_square(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    def local(shard):
        return jax.lax.pmean(jnp.mean(shard**2), "devices")

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P())(x)


def unit(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, "elements"]:
    def local(shard):
        return shard / jnp.sqrt(jax.lax.psum(jnp.sum(shard**2), "devices"))

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)


def mean_of_valid(x: Float[Array, "elements"], valid: Bool[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    def local(shard, valid):
        total = jax.lax.psum(jnp.sum(jnp.where(valid, shard, 0.0)), "devices")
        return total / jax.lax.psum(jnp.sum(valid), "devices")

    specs = (P("devices"), P("devices"))
    return jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P())(x, valid)
