from collections.abc import Callable
from functools import partial

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def on_each_device(
    fn: Callable[[Array], Array], x: Float[Array, "rows columns"], mesh: Mesh
) -> Float[Array, "results columns"]:
    return jax.shard_map(fn, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)


sum_of_all = partial(jax.lax.psum, axis_name="devices")
mean_of_all = partial(jax.lax.pmean, axis_name="devices")
everything = partial(jax.lax.all_gather, axis_name="devices", tiled=True)
share_of_sum = partial(jax.lax.psum_scatter, axis_name="devices", tiled=True)


def from_the_device_before(shard: Float[Array, "rows columns"]) -> Float[Array, "rows columns"]:
    n = jax.lax.axis_size("devices")
    return jax.lax.ppermute(shard, "devices", [(before, (before + 1) % n) for before in reversed(range(n))])
