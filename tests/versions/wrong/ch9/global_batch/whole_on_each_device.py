# breaks: "The result is one JAX array: the whole batch, placed on `mesh` with `P("devices")`.": the batch is right, but each device holds all rows.
from collections.abc import Callable

import jax
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Shaped


def join(parts: list[Shaped[np.ndarray, "local ..."]], mesh: Mesh) -> Shaped[Array, "batch ..."]:
    return jax.device_put(np.concatenate(parts), NamedSharding(mesh, P()))


def read_batch(
    read: Callable[[int, int], Shaped[np.ndarray, "local ..."]], shape: tuple[int, ...], mesh: Mesh
) -> Shaped[Array, "batch ..."]:
    sharding = NamedSharding(mesh, P("devices"))

    def rows(index: tuple[slice, ...]) -> Shaped[np.ndarray, "local ..."]:
        return read(index[0].start, index[0].stop)

    return jax.make_array_from_callback(shape, sharding, rows)
