# breaks: "Each function calls one collective, once": n - 1 calls of ppermute instead of one all_gather; the numbers are right
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
    n = jax.lax.axis_size("devices")
    parts = [shard]
    for _ in range(n - 1):
        parts.append(jax.lax.ppermute(parts[-1], "devices", [(i, (i + 1) % n) for i in range(n)]))
    source = (jax.lax.axis_index("devices") - jnp.arange(n)) % n
    return jnp.stack(parts)[source].reshape(-1, shard.shape[1])


def share_of_sum(shard: Float[Array, "rows columns"]) -> Float[Array, "share columns"]:
    return jax.lax.psum_scatter(shard, "devices", tiled=True)


def from_the_device_before(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    n = jax.lax.axis_size("devices")
    return jax.lax.ppermute(shard, "devices", [(i, (i + 1) % n) for i in range(n)])
