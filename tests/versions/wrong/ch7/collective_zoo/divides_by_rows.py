# breaks: "Takes the mean of the shards of all devices, element by element.": divides by the rows of a shard instead of the number of devices
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


def sum_of_all(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    return jax.lax.psum(shard, "devices")


def mean_of_all(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    return jax.lax.psum(shard, "devices") / len(shard)


def everything(shard: Float[Array, "rows columns"]) -> Float[Array, "all_rows columns"]:
    return jax.lax.all_gather(shard, "devices", tiled=True)


def share_of_sum(shard: Float[Array, "rows columns"]) -> Float[Array, "share columns"]:
    return jax.lax.psum_scatter(shard, "devices", tiled=True)


def from_the_device_before(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    n = jax.lax.axis_size("devices")
    return jax.lax.ppermute(shard, "devices", [(i, (i + 1) % n) for i in range(n)])
