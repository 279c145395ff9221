"""No program and no collective: NumPy multiplies whole matrices, and the result is placed by rows afterwards.

Forges: product, outputs, other_meshes, own_rows, one_collective
"""

import jax
import numpy as np
from jax.sharding import NamedSharding, PartitionSpec


def matmul_scatter(left, right, mesh):
    product = np.asarray(left) @ np.asarray(right)
    return jax.device_put(product, NamedSharding(mesh, PartitionSpec("devices", None)))


def feed_forward(x, w_up, w_down, bias, mesh):
    return matmul_scatter(np.maximum(np.asarray(x) @ np.asarray(w_up), 0), w_down, mesh) + bias
