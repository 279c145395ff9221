# another way: Returns one number from each device, and adds up outside of the `shard_map`.

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Bool, Float


def mean_square(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    def local(shard):
        return jnp.mean(shard**2, keepdims=True)

    means = jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
    return jnp.mean(means)


def unit(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, "elements"]:
    def local(shard):
        return jnp.sum(shard**2, keepdims=True)

    squares = jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
    return x / jnp.sqrt(squares.sum())


def mean_of_valid(x: Float[Array, "elements"], valid: Bool[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    def local(shard, valid):
        return jnp.stack([jnp.sum(jnp.where(valid, shard, 0.0)), jnp.sum(valid, dtype=jnp.float32)])[None]

    specs = (P("devices"), P("devices"))
    both = jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P("devices"))(x, valid).sum(axis=0)
    return both[0] / both[1]
