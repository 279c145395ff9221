# breaks: "The last number of the device before, then the shard, then the first number of the device after.": the device attaches its own last and first number, nothing travels
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    return jnp.concatenate([shard[-1:], shard, shard[:1]])


def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    def local(shard):
        wide = with_halos(shard)
        return (wide[:-2] + wide[1:-1] + wide[2:]) / 3

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
