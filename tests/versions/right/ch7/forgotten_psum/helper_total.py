# another way: Puts the sum and its collective into one helper, so nobody can forget the collective.

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Bool, Float


def total(values):
    """Adds up the values of all devices. Call it inside jax.shard_map."""
    return jax.lax.psum(jnp.sum(values), "devices")


def on_all(fn, mesh, out_specs):
    return jax.shard_map(fn, mesh=mesh, in_specs=P("devices"), out_specs=out_specs)


def mean_square(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    return on_all(lambda shard: total(shard**2) / x.size, mesh, P())(x)


def unit(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, "elements"]:
    return on_all(lambda shard: shard / jnp.sqrt(total(shard**2)), mesh, P("devices"))(x)


def mean_of_valid(x: Float[Array, "elements"], valid: Bool[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    return on_all(lambda shard, valid: total(jnp.where(valid, shard, 0.0)) / total(valid), mesh, P())(x, valid)
