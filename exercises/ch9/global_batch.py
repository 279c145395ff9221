"""Repair two functions that make one global batch from the rows of several loaders.

Lesson: exercises/ch9/README.md#global_batch

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

The two functions below run, and they are wrong. In both of them:

- The mesh has one axis, named "devices", and it is explicit. It has at least two devices, and the number may change
  from mesh to mesh. The devices of a mesh may have any order: the first one is `mesh.devices.flat[0]`, and it need not
  be `jax.devices()[0]`.
- Each device holds equally many rows of the batch, at least one. The first device of the mesh holds the first rows, the
  second one the next rows, and so on.
- The result is one JAX array: the whole batch, placed on `mesh` with `P("devices")`. It has the dtype of the rows,
  float32 or int32. Rows have any shape, and a row may be a single number.
- How the rows get to their devices does not matter.
- They are never called inside `jax.jit`.
"""

from collections.abc import Callable

import jax
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Shaped


def join(parts: list[Shaped[np.ndarray, "local ..."]], mesh: Mesh) -> Shaped[Array, "batch ..."]:
    """Joins the rows of all loaders into one batch.

    Args:
        parts: of each loader, its rows, as a NumPy array. There is one loader for each device of the mesh, in the order
            of `mesh.devices.flat`. All parts have the same shape and dtype.
        mesh: the mesh.

    Returns:
        The batch. Each device holds the rows of its own loader.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> batch = join([np.array([[1.0, 2.0]], "float32"), np.array([[3.0, 4.0]], "float32")], mesh)
        >>> batch.tolist()
        [[1.0, 2.0], [3.0, 4.0]]
        >>> jax.typeof(batch)
        ShapedArray(float32[2@devices,2])

    Checks:
        - join gives the whole batch, with the rows of all loaders in their order
        - join leaves the rows of each loader on its own device, in any order of devices
    """
    # TODO: repair this function.
    shape = parts[0].shape
    arrays = [jax.device_put(part, device) for part, device in zip(parts, jax.devices("cpu"), strict=False)]
    return jax.make_array_from_single_device_arrays(shape, NamedSharding(mesh, P()), arrays)


def read_batch(
    read: Callable[[int, int], Shaped[np.ndarray, "local ..."]], shape: tuple[int, ...], mesh: Mesh
) -> Shaped[Array, "batch ..."]:
    """Reads a batch from a file, with one call of `read` for each device.

    - `read` is called once for each device of the mesh. In this call, it reads the rows that the device will hold, and
      no others.

    Args:
        read: `read(start, stop)` returns rows of the whole batch: number `start`, and so on, but not number `stop`.
            Both are Python ints.
        shape: that of the whole batch.
        mesh: the mesh.

    Returns:
        The batch.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> read_batch(lambda start, stop: np.arange(start, stop, dtype="float32"), (6,), mesh).tolist()
        [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]

    Checks:
        - read_batch gives the whole batch, and leaves its own rows on each device
        - read_batch reads each row once
    """
    # TODO: repair this function.
    sharding = NamedSharding(mesh, P("devices"))
    local = shape[0] // mesh.size

    def rows(index: tuple[slice, ...]) -> Shaped[np.ndarray, "local ..."]:
        return read(0, local)

    return jax.make_array_from_callback(shape, sharding, rows)
