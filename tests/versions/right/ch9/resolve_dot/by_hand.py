# another way: Writes each collective in a `shard_map`: longer, but you see what travels.

from functools import partial

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def weight_gradient(
    batch: Float[Array, "examples features"], errors: Float[Array, "examples outputs"], mesh: Mesh
) -> Float[Array, "features outputs"]:
    @partial(jax.shard_map, mesh=mesh, in_specs=(P("devices"), P("devices")), out_specs=P())
    def add_up(batch, errors):
        return jax.lax.psum(batch.T @ errors, "devices")

    return add_up(batch, errors)


def layer(
    batch: Float[Array, "examples features"], weights: Float[Array, "features outputs"], mesh: Mesh
) -> Float[Array, "examples outputs"]:
    @partial(jax.shard_map, mesh=mesh, in_specs=(P("data", "model"), P("model")), out_specs=P("data"))
    def add_up(batch, weights):
        return jax.lax.psum(batch @ weights, "model")

    return add_up(batch, weights)


def similarities(x: Float[Array, "items features"], mesh: Mesh) -> Float[Array, "items items"]:
    @partial(jax.shard_map, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))
    def compare(rows):
        return rows @ jax.lax.all_gather(rows, "devices", tiled=True).T

    return compare(x)
