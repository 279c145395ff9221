# breaks: "The last number of the device before, then the shard, then the first number of the device after.": it sends the first number to the right and the last one to the left, right only with one number on each device
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    devices = jax.lax.axis_size("devices")
    right = [(d, (d + 1) % devices) for d in range(devices)]
    left = [(d, (d - 1) % devices) for d in range(devices)]
    before = jax.lax.ppermute(shard[:1], "devices", right)
    after = jax.lax.ppermute(shard[-1:], "devices", left)
    return jnp.concatenate([before, shard, after])


def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    def local(shard):
        wide = with_halos(shard)
        return (wide[:-2] + wide[1:-1] + wide[2:]) / 3

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
