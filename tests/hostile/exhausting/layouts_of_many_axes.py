"""Exports a program with 400 results of 32 axes, each on eight devices. So its layout has 200,000 numbers.

The judge counts results before it compares anything, and takes no answer above its limit.
Stands in for: exercises/ch1/spread.py.
Earns: at most 0 points.
"""

import jax
import jax.numpy as jnp
from jax.sharding import PartitionSpec as P


def spread(x, mesh):
    share = jax.shard_map(
        lambda shard: jax.lax.psum_scatter(shard, "devices", tiled=True),
        mesh=mesh, in_specs=P("devices"), out_specs=P("devices"),
    )(x)
    return [jnp.expand_dims(share + number, tuple(range(1, 32))) for number in range(400)]
