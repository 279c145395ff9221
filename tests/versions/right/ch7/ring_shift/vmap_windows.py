import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    size = jax.lax.psum(1, "devices")  # a Python int, nothing travels
    before = jax.lax.ppermute(shard[-1:], "devices", [(i - 1, i) for i in range(1, size)] + [(size - 1, 0)])
    after = jax.lax.ppermute(shard[:1], "devices", [(i, i - 1) for i in range(1, size)] + [(0, size - 1)])
    return jnp.r_[before, shard, after]


def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    def local(shard):
        wide = with_halos(shard)
        mean_at = lambda start: jax.lax.dynamic_slice(wide, (start,), (3,)).sum() / 3
        return jax.vmap(mean_at)(jnp.arange(len(shard)))

    return jax.shard_map(local, mesh=mesh, in_specs=(P("devices"),), out_specs=P("devices"))(x)
