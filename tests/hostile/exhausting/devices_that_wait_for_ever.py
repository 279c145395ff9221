"""Exports a program in which one device waits for numbers that no other device sends.

The clean worker hangs until the check's time is over.
Stands in for: exercises/ch1/spread.py.
Earns: at most 0 points.
"""

import jax
from jax.sharding import PartitionSpec as P


def spread(x, mesh):
    def local(shard):
        first = jax.lax.axis_index("devices") == 0
        return jax.lax.cond(
            first, lambda part: jax.lax.psum_scatter(part, "devices", tiled=True), lambda part: part[:2], shard
        )

    return jax.shard_map(
        local, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"), check_vma=False
    )(x)
