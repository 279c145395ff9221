"""Share a sum among devices: the exercise that forged programs for many devices stand in for."""

import jax
from jax.sharding import Mesh
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def spread(x: Float[Array, "rows"], mesh: Mesh) -> Float[Array, "share"]:
    """Adds the shards of all devices. Each device keeps its share of the sum.

    Args:
        x: placed on `mesh`.
        mesh: eight devices along one axis, named "devices".

    Returns:
        The sum, placed on `mesh`.
    """
    parts = P("devices")
    share = jax.shard_map(
        lambda shard: jax.lax.psum_scatter(shard, "devices", tiled=True), mesh=mesh, in_specs=parts, out_specs=parts
    )
    return share(x)
