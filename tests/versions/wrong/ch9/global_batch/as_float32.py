# breaks: "It has the dtype of the rows,": the rows are always made float32, so int32 is lost.
from collections.abc import Callable

import jax
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Shaped


def join(parts: list[Shaped[np.ndarray, "local ..."]], mesh: Mesh) -> Shaped[Array, "batch ..."]:
    shape = (len(parts) * parts[0].shape[0], *parts[0].shape[1:])
    parts = [part.astype("float32") for part in parts]
    arrays = [jax.device_put(part, device) for part, device in zip(parts, mesh.devices.flat, strict=True)]
    return jax.make_array_from_single_device_arrays(shape, NamedSharding(mesh, P("devices")), arrays)


def read_batch(
    read: Callable[[int, int], Shaped[np.ndarray, "local ..."]], shape: tuple[int, ...], mesh: Mesh
) -> Shaped[Array, "batch ..."]:
    sharding = NamedSharding(mesh, P("devices"))

    def rows(index: tuple[slice, ...]) -> Shaped[np.ndarray, "local ..."]:
        return read(index[0].start, index[0].stop)

    return jax.make_array_from_callback(shape, sharding, rows)
