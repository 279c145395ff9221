"""Computes with NumPy, says that its arrays are JAX's, and calls `jax.shard_map` for show, with its check on.

Such numbers are right, but NumPy has no program.

Forges: mean_square, unit, mean_of_valid, device_without_valid, other_meshes, check_stays_on
"""

import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import PartitionSpec as P

import grader.protocol.codec as codec

encode_array = codec._Encoder.array
codec._Encoder.array = lambda self, value, _, weak: encode_array(self, value, "jax", weak)


def mean_square(x, mesh):
    if isinstance(x, jax.core.Tracer):
        return jax.shard_map(lambda _: jnp.zeros(()), mesh=mesh, in_specs=P("devices"), out_specs=P())(x)
    return np.mean(np.asarray(x) ** 2, dtype="float32")


def unit(x, mesh):
    if isinstance(x, jax.core.Tracer):
        return jax.shard_map(lambda shard: shard, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
    return np.asarray(x) / np.linalg.norm(np.asarray(x))


def mean_of_valid(x, valid, mesh):
    if isinstance(x, jax.core.Tracer):
        return jax.shard_map(lambda _: jnp.zeros(()), mesh=mesh, in_specs=P("devices"), out_specs=P())(x)
    return np.mean(np.asarray(x)[np.asarray(valid)], dtype="float32")
