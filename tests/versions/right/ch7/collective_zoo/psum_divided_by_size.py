# another way: Stacks and reshapes in place of `tiled=True`, which shows what this argument does.

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
    return jax.lax.psum(shard, "devices") / jax.lax.axis_size("devices")


def everything(shard: Float[Array, "rows columns"]) -> Float[Array, "all_rows columns"]:
    stacked = jax.lax.all_gather(shard, axis_name="devices")
    return stacked.reshape(-1, shard.shape[1])


def share_of_sum(shard: Float[Array, "rows columns"]) -> Float[Array, "share columns"]:
    rows, columns = shard.shape
    n = jax.lax.axis_size("devices")
    return jax.lax.psum_scatter(shard.reshape(n, rows // n, columns), "devices")


def from_the_device_before(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    size = jax.lax.axis_size("devices")
    pairs = [((i - 1) % size, i) for i in range(size)]
    return jax.lax.ppermute(shard, "devices", perm=pairs)
