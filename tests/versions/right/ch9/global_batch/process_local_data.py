# another way: Uses `make_array_from_process_local_data`, which each process can call with its own rows.

from collections.abc import Callable

import jax
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Shaped


def join(parts: list[Shaped[np.ndarray, "local ..."]], mesh: Mesh) -> Shaped[Array, "batch ..."]:
    sharding = NamedSharding(mesh, P("devices"))
    return jax.make_array_from_process_local_data(sharding, np.concatenate(parts))


def read_batch(
    read: Callable[[int, int], Shaped[np.ndarray, "local ..."]], shape: tuple[int, ...], mesh: Mesh
) -> Shaped[Array, "batch ..."]:
    local = shape[0] // mesh.size
    parts = [read(start, start + local) for start in range(0, shape[0], local)]
    return join(parts, mesh)
