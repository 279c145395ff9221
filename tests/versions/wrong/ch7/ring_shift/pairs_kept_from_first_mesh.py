# breaks: "the number may change from mesh to mesh": the pairs of the first call are kept in a global, so a later mesh with another number of devices gets wrong pairs
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


_pairs = []


def with_halos(shard: Float[Array, " local"]) -> Float[Array, " local+2"]:
    if not _pairs:
        n = jax.lax.axis_size("devices")
        _pairs.extend((d, (d + 1) % n) for d in range(n))
    before = jax.lax.ppermute(shard[-1:], "devices", _pairs)
    after = jax.lax.ppermute(shard[:1], "devices", [(b, a) for a, b in _pairs])
    return jnp.concatenate([before, shard, after])


def moving_mean(x: Float[Array, " n"], mesh: Mesh) -> Float[Array, " n"]:
    def local(shard):
        wide = with_halos(shard)
        return (wide[:-2] + wide[1:-1] + wide[2:]) / 3

    return jax.shard_map(local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
