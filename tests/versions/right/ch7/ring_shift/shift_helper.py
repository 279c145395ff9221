# another way: Writes one helper for both sides, which asks where a number comes from, not where it goes.

import functools

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def from_device(edge, offset):
    """Returns what the device `offset` places further along the ring has in `edge`."""
    size = jax.lax.axis_size("devices")
    pairs = [((me + offset) % size, me) for me in range(size)]
    return jax.lax.ppermute(edge, "devices", perm=pairs)


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    return jnp.hstack([from_device(shard[-1:], -1), shard, from_device(shard[:1], 1)])


def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    @functools.partial(jax.shard_map, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))
    def local(shard):
        wide = with_halos(shard)
        return jnp.mean(jnp.stack([wide[:-2], wide[1:-1], wide[2:]]), axis=0)

    return local(x)
