from collections.abc import Callable

import jax
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Shaped


def join(parts: list[Shaped[np.ndarray, "local ..."]], mesh: Mesh) -> Shaped[Array, "batch ..."]:
    devices = list(mesh.devices.flat)
    arrays = [jax.device_put(parts[number], devices[number]) for number in range(len(devices))]
    return jax.make_array_from_single_device_arrays(
        (parts[0].shape[0] * mesh.devices.size,) + parts[0].shape[1:],
        NamedSharding(mesh, P("devices", None) if parts[0].ndim > 1 else P("devices")),
        arrays,
    )


def read_batch(
    read: Callable[[int, int], Shaped[np.ndarray, "local ..."]], shape: tuple[int, ...], mesh: Mesh
) -> Shaped[Array, "batch ..."]:
    def rows(index: tuple[slice, ...]):
        which = index[0]
        return np.asarray(read(which.start, which.stop))

    return jax.make_array_from_callback(tuple(shape), NamedSharding(mesh, P("devices")), rows)
