import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    n = jax.lax.axis_size("devices")
    to_the_right = [(device, (device + 1) % n) for device in range(n)]
    to_the_left = [(device, (device - 1) % n) for device in range(n)]
    before = jax.lax.ppermute(shard[-1:], "devices", to_the_right)
    after = jax.lax.ppermute(shard[:1], "devices", to_the_left)
    return jnp.concatenate([before, shard, after])


def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    def local(shard):
        wide = with_halos(shard)
        return (wide[:-2] + wide[1:-1] + wide[2:]) / 3

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
