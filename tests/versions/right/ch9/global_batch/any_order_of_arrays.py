from collections.abc import Callable

import jax
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Shaped


def join(parts: list[Shaped[np.ndarray, "local ..."]], mesh: Mesh) -> Shaped[Array, "batch ..."]:
    first = parts[0]
    shape = (sum(part.shape[0] for part in parts), *first.shape[1:])
    places = {device: part for device, part in zip(mesh.devices.flatten(), parts, strict=True)}
    arrays = [jax.device_put(part, device) for device, part in reversed(list(places.items()))]
    return jax.make_array_from_single_device_arrays(shape, NamedSharding(mesh, P("devices")), arrays)


def read_batch(
    read: Callable[[int, int], Shaped[np.ndarray, "local ..."]], shape: tuple[int, ...], mesh: Mesh
) -> Shaped[Array, "batch ..."]:
    local = shape[0] // mesh.size
    parts = [read(number * local, number * local + local) for number in range(mesh.size)]
    return jax.device_put(np.concatenate(parts), NamedSharding(mesh, P("devices")))
