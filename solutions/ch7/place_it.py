"""Make a mesh, and place arrays on it: by rows, by columns, in tiles, and as copies.

Lesson: exercises/ch7/README.md#place_it

Your code changes no argument, no global and no setting of JAX, and it prints nothing. `four_ways` and `place_model`
work inside `jax.jit` too, with `mesh` as a static argument.

All arrays are float32, float16 or bfloat16.
"""

from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def make_grid(devices: Sequence[jax.Device], rows: int) -> Mesh:
    """Arranges devices in a grid.

    Args:
        devices: CPU devices, at least one. All are different.
        rows: the number of rows of the grid. It divides the number of devices.

    Returns:
        A mesh that uses all devices. Its axes are "x" and "y", in this order, and "x" has the length `rows`. The
        devices keep their order: they fill row after row.

    Example:
        >>> mesh = make_grid(jax.devices("cpu"), rows=4)
        >>> dict(mesh.shape)
        {'x': 4, 'y': 2}
        >>> [[device.id for device in row] for row in mesh.devices]
        [[0, 1], [2, 3], [4, 5], [6, 7]]

    Checks:
        - make_grid uses all devices, in their order, with the axes x and y
    """
    return jax.make_mesh((rows, len(devices) // rows), ("x", "y"), devices=devices)


def four_ways(matrix: Float[Array, "rows columns"], mesh: Mesh) -> dict[str, Float[Array, "rows columns"]]:
    """Places a matrix on a mesh in four ways.

        "rows"     the first device holds the first rows, the second device the next ones, and so on.
                   No two devices hold the same rows
        "columns"  the same for columns
        "tiles"    the mesh axis "x" cuts the rows, and "y" cuts the columns
        "copies"   each device holds the whole matrix

    The first device, the second and so on are those of `mesh.devices.flat`: row after row.

    Args:
        matrix: an array that is not placed on a mesh yet. The number of devices of `mesh` divides the number of rows,
            and the number of columns.
        mesh: a mesh of CPU devices, as `make_grid` gives it: its axes are "x" and "y", in this order, of any lengths.

    Returns:
        A dict with these four keys. Each value is the matrix, with its numbers and its dtype, placed on all devices of
        `mesh`.

    Example:
        >>> placed = four_ways(jnp.ones((16, 24)), make_grid(jax.devices("cpu"), rows=4))
        >>> {name: array.addressable_shards[0].data.shape for name, array in placed.items()}
        {'rows': (2, 24), 'columns': (16, 3), 'tiles': (4, 12), 'copies': (16, 24)}

    Checks:
        - by rows and by columns, each device holds its own part, in the order of the devices
        - in tiles, x cuts the rows and y the columns, and a copy is whole on each device
    """
    # A tuple of names cuts one axis by both mesh axes. The last name counts fastest, as in `mesh.devices.flat`.
    specs = {"rows": P(("x", "y")), "columns": P(None, ("x", "y")), "tiles": P("x", "y"), "copies": P()}
    return {name: jax.device_put(matrix, NamedSharding(mesh, spec)) for name, spec in specs.items()}


def place_model(
    batch: Float[Array, "examples features"], params: dict[str, Float[Array, "..."]], mesh: Mesh
) -> tuple[Float[Array, "examples features"], dict[str, Float[Array, "..."]]]:
    """Places a batch and a model, so that each device can compute its part of `batch @ w + b` alone.

    - The mesh axis "x" cuts the examples of the batch. Each device holds all features of its examples.
    - The mesh axis "y" cuts the outputs of the model: the columns of `w`, and `b`.
    - Nothing else is cut. So devices in one row of the mesh hold the same examples, and devices in one column hold the
      same part of the model.

    Args:
        batch: one row for each example, not placed on a mesh yet. The length of "x" divides the number of examples.
        params: `{"w": ..., "b": ...}`, with arrays of shape (features, outputs) and (outputs,), not placed on a mesh
            yet. The length of "y" divides the number of outputs.
        mesh: a mesh of CPU devices, as `make_grid` gives it: its axes are "x" and "y", in this order, of any lengths.

    Returns:
        The batch and the params, placed on all devices of `mesh`. The params are a new dict with the same keys. Numbers
        and dtypes are kept.

    Example:
        >>> batch, params = jnp.ones((16, 3)), {"w": jnp.ones((3, 6)), "b": jnp.ones(6)}
        >>> batch, params = place_model(batch, params, make_grid(jax.devices("cpu"), rows=4))
        >>> [array.addressable_shards[0].data.shape for array in (batch, params["w"], params["b"])]
        [(4, 3), (3, 3), (3,)]

    Checks:
        - place_model cuts examples along x, and outputs along y
    """
    # `P("y")` would cut the first axis of `w`, which is the features.
    by_outputs = {"w": NamedSharding(mesh, P(None, "y")), "b": NamedSharding(mesh, P("y"))}
    return jax.device_put(batch, NamedSharding(mesh, P("x"))), jax.device_put(params, by_outputs)
