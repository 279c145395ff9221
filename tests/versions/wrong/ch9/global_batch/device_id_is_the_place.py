# breaks: "The devices of a mesh may have any order: the first one is `mesh.devices.flat[0]`, and it need not": the id of a device is taken for its place, so the rows are in another order on a mesh that is turned.
from collections.abc import Callable

import jax
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Shaped


def join(parts: list[Shaped[np.ndarray, "local ..."]], mesh: Mesh) -> Shaped[Array, "batch ..."]:
    shape = (len(parts) * parts[0].shape[0], *parts[0].shape[1:])
    arrays = [jax.device_put(part, device) for part, device in zip(parts, mesh.devices.flat, strict=True)]
    return jax.make_array_from_single_device_arrays(shape, NamedSharding(mesh, P("devices")), arrays)


def read_batch(
    read: Callable[[int, int], Shaped[np.ndarray, "local ..."]], shape: tuple[int, ...], mesh: Mesh
) -> Shaped[Array, "batch ..."]:
    local = shape[0] // mesh.size
    arrays = []
    for device in mesh.devices.flat:
        start = device.id * local
        arrays.append(jax.device_put(read(start, start + local), device))
    return jax.make_array_from_single_device_arrays(shape, NamedSharding(mesh, P("devices")), arrays)
