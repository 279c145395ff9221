# another way: Uses `jnp.convolve` on the longer shard, so other weights are easy, and sends scalars.

import functools

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    size = jax.lax.axis_size("devices")
    ring = [(i, (i + 1) % size) for i in range(size)]
    before = jax.lax.ppermute(shard[-1], "devices", ring)
    after = jax.lax.ppermute(shard[0], "devices", [(b, a) for a, b in ring])
    return jnp.pad(shard, 1).at[0].set(before).at[-1].set(after)


@functools.partial(jax.jit, static_argnames="mesh")
def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    def local(shard):
        return jnp.convolve(with_halos(shard), jnp.ones(3), mode="valid") / 3

    spec = P(*mesh.axis_names)
    return jax.shard_map(local, mesh=mesh, in_specs=spec, out_specs=spec)(x)
