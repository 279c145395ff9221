# breaks: "The functions work inside `jax.jit` too.": moving_mean goes over x.addressable_shards with NumPy, which a traced x does not have
import jax
import jax.numpy as jnp
import numpy as np
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
    whole = np.concatenate([np.asarray(shard.data) for shard in x.addressable_shards])
    means = (np.roll(whole, 1) + whole + np.roll(whole, -1)) / 3
    return jax.device_put(jnp.asarray(means), NamedSharding(mesh, P("devices")))
