# another way: Passes a tuple of names: with two names, a collective goes over two mesh axes at once.

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def on_each_device(
    fn: Callable[[Array], Array], x: Float[Array, "rows columns"], mesh: Mesh
) -> Float[Array, "results columns"]:
    return jax.shard_map(fn, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)


AXIS = ("devices",)


def sum_of_all(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    return jax.lax.psum(shard, AXIS)


def mean_of_all(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    return jax.lax.pmean(shard, AXIS)


def everything(shard: Float[Array, "rows columns"]) -> Float[Array, "all_rows columns"]:
    return jax.lax.all_gather(shard, AXIS, axis=0, tiled=True)


def share_of_sum(shard: Float[Array, "rows columns"]) -> Float[Array, "share columns"]:
    return jax.lax.psum_scatter(shard, AXIS, scatter_dimension=0, tiled=True)


def from_the_device_before(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    devices = list(range(jax.lax.axis_size(AXIS)))
    return jax.lax.ppermute(shard, AXIS, list(zip(devices, devices[1:] + devices[:1])))
