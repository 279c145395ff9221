# breaks: "many numbers, at least one.": first and last place of a shard are treated apart, and one number on each device comes out empty or raises an error
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    devices = jax.lax.axis_size("devices")
    right = [(d, (d + 1) % devices) for d in range(devices)]
    left = [(d, (d - 1) % devices) for d in range(devices)]
    before = jax.lax.ppermute(shard[-1:], "devices", right)
    after = jax.lax.ppermute(shard[:1], "devices", left)
    return jnp.concatenate([before, shard, after])


def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    def local(shard):
        wide = with_halos(shard)
        first = (wide[:1] + shard[:1] + shard[1:2]) / 3
        inner = (shard[:-2] + shard[1:-1] + shard[2:]) / 3
        last = (shard[-2:-1] + shard[-1:] + wide[-1:]) / 3
        return jnp.concatenate([first, inner, last])

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
