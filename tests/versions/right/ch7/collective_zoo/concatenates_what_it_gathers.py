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
    return jax.lax.pmean(shard, "devices")


def everything(shard: Float[Array, "rows columns"]) -> Float[Array, "all_rows columns"]:
    parts = jax.lax.all_gather(shard, "devices")
    return jnp.concatenate([parts[i] for i in range(jax.lax.axis_size("devices"))], axis=0)


def share_of_sum(shard: Float[Array, "rows columns"]) -> Float[Array, "share columns"]:
    n = jax.lax.axis_size("devices")
    parts = jnp.stack(jnp.split(shard, n, axis=0))
    return jax.lax.psum_scatter(parts, "devices", scatter_dimension=0, tiled=False)


def from_the_device_before(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    n = jax.lax.axis_size("devices")
    target = {i: i + 1 for i in range(n)}
    target[n - 1] = 0
    return jax.lax.ppermute(shard, "devices", list(target.items()))
