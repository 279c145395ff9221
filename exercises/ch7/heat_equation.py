"""Build a simulation on eight devices: a plate cools, and each device has some of its rows.

Lesson: exercises/ch7/README.md#heat_equation

Your code changes no argument, no global and no setting of JAX, and it prints nothing.

When all checks pass, run `python -m exercises.ch7.heat_equation`. It cools a plate with your code, compares the result
with that of one device, and draws some moments.

In all three functions:

- The mesh has one axis, named "devices". It has at least two devices, and the number may change from mesh to mesh.
- A plate is an array of temperatures from 0 to 100, float32. It is placed on `mesh` with `P("devices", None)`. Each
  device has equally many rows, at least one. There are at least three columns.
- The edge of the plate keeps its temperatures: the first and the last row, and the first and the last column.
- All other places change in each step, at the same time:

      new[i, j] = old[i, j] + rate * (old[i - 1, j] + old[i + 1, j] + old[i, j - 1] + old[i, j + 1] - 4 * old[i, j])

- The only collective is `jax.lax.ppermute`. In each step, a device sends at most one row to the device before it, and
  one to the device after it. The first and the last device may send rows to each other too, as on a ring. These rows
  must not change the result.
- `rate` is a Python float, from 0 to 0.25.
- After at most 1,000 steps, an absolute error of 0.001 is fine.
- The functions work inside `jax.jit` too. All arguments but the plate are static there: `steps` and `frames` are always
  Python ints.

You may write more functions of your own.
"""

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def step(shard: Float[Array, "local columns"], rate: float) -> Float[Array, "local columns"]:
    """Moves the rows of one device by one step.

    It is called inside `jax.shard_map`, over the axis "devices". Device 0 has the first rows of the plate.

    Args:
        shard: the rows of this device.
        rate: how much heat flows in a step.

    Returns:
        The same rows after the step.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> plate = jnp.zeros((4, 3)).at[1, 1].set(8.0)
        >>> plate = jax.device_put(plate, NamedSharding(mesh, P("devices", None)))
        >>> rows = P("devices", None)
        >>> jax.shard_map(lambda shard: step(shard, 0.125), mesh=mesh, in_specs=rows, out_specs=rows)(plate).tolist()
        [[0.0, 0.0, 0.0], [0.0, 4.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]]

    Checks:
        - step agrees with one device, between two devices too, and the edge stays as it is
        - step works on other meshes, with one row on each device
        - only rows travel: at most two to each device in a step
    """
    # TODO: about 11 lines.
    raise NotImplementedError("step")


def cool(plate: Float[Array, "rows columns"], rate: float, steps: int, mesh: Mesh) -> Float[Array, "rows columns"]:
    """Lets a plate cool for some steps.

    - The traced program does not get longer with more steps.

    Args:
        plate: the plate, placed on `mesh`.
        rate: how much heat flows in a step.
        steps: how many steps to take, at least 0.
        mesh: the mesh, a static argument.

    Returns:
        The plate after all steps, placed like `plate`.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> plate = jnp.zeros((4, 3)).at[1, 1].set(8.0)
        >>> plate = jax.device_put(plate, NamedSharding(mesh, P("devices", None)))
        >>> jax.device_get(cool(plate, 0.125, 2, mesh))[:, 1].tolist()
        [0.0, 2.125, 1.0, 0.0]

    Checks:
        - cool agrees with one device after many steps, and each device has its own rows
        - only rows travel: at most two to each device in a step
        - the programs of cool and film do not get longer with more steps or more frames
    """
    # TODO: about 3 lines.
    raise NotImplementedError("cool")


def film(
    plate: Float[Array, "rows columns"], rate: float, steps: int, frames: int, mesh: Mesh
) -> Float[Array, "frames rows columns"]:
    """Takes pictures of a cooling plate.

    - The first frame is the plate itself. Each other frame shows the plate `steps` steps after the frame before.
    - The traced program does not get longer with more steps or more frames.

    Args:
        plate: the plate, placed on `mesh`.
        rate: how much heat flows in a step.
        steps: how many steps there are from one frame to the next, at least 1.
        frames: how many frames to take, at least 1.
        mesh: the mesh, a static argument.

    Returns:
        All frames, placed on `mesh` with `P(None, "devices", None)`. Each device has its own rows of every frame.

    Example:
        >>> mesh = jax.make_mesh((2,), ("devices",))
        >>> plate = jnp.zeros((4, 3)).at[1, 1].set(8.0)
        >>> plate = jax.device_put(plate, NamedSharding(mesh, P("devices", None)))
        >>> jax.device_get(film(plate, 0.125, 2, 3, mesh))[:, 1, 1].tolist()
        [8.0, 2.125, 0.689453125]

    Checks:
        - film shows the plate itself, and then every so many steps
        - only rows travel: at most two to each device in a step
        - the programs of cool and film do not get longer with more steps or more frames
    """
    # TODO: about 5 lines.
    raise NotImplementedError("film")


if __name__ == "__main__":
    from exercises.ch7.pictures.heat_equation import show

    show(cool, film)
