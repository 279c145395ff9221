# breaks: "Each device sends two numbers in all: one to the device before it, and one": it sends both edges in both directions, four numbers in all
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    devices = jax.lax.axis_size("devices")
    right = [(d, (d + 1) % devices) for d in range(devices)]
    left = [(d, (d - 1) % devices) for d in range(devices)]
    edges = jnp.stack([shard[0], shard[-1]])
    before = jax.lax.ppermute(edges, "devices", right)[1:]
    after = jax.lax.ppermute(edges, "devices", left)[:1]
    return jnp.concatenate([before, shard, after])


def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    def local(shard):
        wide = with_halos(shard)
        return (wide[:-2] + wide[1:-1] + wide[2:]) / 3

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
