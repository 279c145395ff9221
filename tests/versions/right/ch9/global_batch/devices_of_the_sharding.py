from collections.abc import Callable

import jax
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Shaped


def join(parts: list[Shaped[np.ndarray, "local ..."]], mesh: Mesh) -> Shaped[Array, "batch ..."]:
    sharding = NamedSharding(mesh, P("devices"))
    local, *rest = parts[0].shape
    shape = (mesh.size * local, *rest)
    arrays = []
    for device, index in sharding.devices_indices_map(shape).items():
        start, _, _ = index[0].indices(shape[0])
        arrays.append(jax.device_put(parts[start // local], device))
    return jax.make_array_from_single_device_arrays(shape, sharding, arrays)


def read_batch(
    read: Callable[[int, int], Shaped[np.ndarray, "local ..."]], shape: tuple[int, ...], mesh: Mesh
) -> Shaped[Array, "batch ..."]:
    sharding = NamedSharding(mesh, P("devices"))

    def rows(index):
        start, stop, _ = index[0].indices(shape[0])
        return read(start, stop)

    return jax.make_array_from_callback(shape, sharding, rows)
