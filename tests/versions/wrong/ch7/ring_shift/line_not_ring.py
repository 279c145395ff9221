# breaks: "The signal is a ring.": no pair joins the last and the first device, so a 0 arrives at both ends
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    devices = jax.lax.axis_size("devices")
    before = jax.lax.ppermute(shard[-1:], "devices", [(d, d + 1) for d in range(devices - 1)])
    after = jax.lax.ppermute(shard[:1], "devices", [(d + 1, d) for d in range(devices - 1)])
    return jnp.concatenate([before, shard, after])


def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    def local(shard):
        wide = with_halos(shard)
        return (wide[:-2] + wide[1:-1] + wide[2:]) / 3

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
