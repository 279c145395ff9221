import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    n = jax.lax.axis_size("devices")
    devices = np.arange(n)
    before = jax.lax.ppermute(shard[-1:], "devices", list(zip(devices.tolist(), np.roll(devices, -1).tolist())))
    after = jax.lax.ppermute(shard[:1], "devices", list(zip(devices.tolist(), np.roll(devices, 1).tolist())))
    return jnp.append(jnp.append(before, shard), after)


def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    def local(shard):
        wide = with_halos(shard)
        left = jnp.roll(shard, 1).at[0].set(wide[0])
        right = jnp.roll(shard, -1).at[-1].set(wide[-1])
        return (left + shard + right) / 3

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"), check_vma=False)(x)
