# breaks: "The only collective is `jax.lax.ppermute`.": all_gather brings the whole signal to each device
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    n = jax.lax.axis_size("devices")
    me = jax.lax.axis_index("devices")
    everything = jax.lax.all_gather(shard, "devices")
    before = everything[(me - 1) % n, -1:]
    after = everything[(me + 1) % n, :1]
    return jnp.concatenate([before, shard, after])


def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    def local(shard):
        wide = with_halos(shard)
        return (wide[:-2] + wide[1:-1] + wide[2:]) / 3

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
