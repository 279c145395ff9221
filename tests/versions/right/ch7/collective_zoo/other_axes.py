# another way: Passes a dict to `psum`, which takes any pytree, and joins along axis 1 of a transpose.

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
    return jax.lax.psum({"x": shard}, "devices")["x"]


def mean_of_all(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    share = shard / jax.lax.axis_size("devices")
    return jax.lax.psum(share, "devices")


def everything(shard: Float[Array, "rows columns"]) -> Float[Array, "all_rows columns"]:
    return jax.lax.all_gather(shard.T, "devices", axis=1, tiled=True).T


def share_of_sum(shard: Float[Array, "rows columns"]) -> Float[Array, "share columns"]:
    return jax.lax.psum_scatter(shard.T, "devices", scatter_dimension=1, tiled=True).T


def from_the_device_before(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    n = jax.lax.axis_size("devices")
    following = [(i, i + 1) for i in range(n - 1)]
    return jax.lax.ppermute(shard, "devices", [*following, (n - 1, 0)])
