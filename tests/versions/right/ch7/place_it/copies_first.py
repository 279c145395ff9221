from collections.abc import Sequence

import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def place(array, mesh, *spec):
    return jax.device_put(array, NamedSharding(mesh, P(*spec)))


def make_grid(devices: Sequence[jax.Device], rows: int) -> Mesh:
    grid = np.empty((rows, len(devices) // rows), dtype=object)
    for i, device in enumerate(devices):
        grid[divmod(i, grid.shape[1])] = device
    return Mesh(grid, axis_names=("x", "y"))


def four_ways(matrix: Float[Array, "rows columns"], mesh: Mesh) -> dict[str, Float[Array, "rows columns"]]:
    copies = place(matrix, mesh)
    x, y = mesh.axis_names
    return {
        "copies": copies,
        "tiles": place(copies, mesh, x, y),
        "columns": place(copies, mesh, None, (x, y)),
        "rows": place(copies, mesh, (x, y)),
    }


def place_model(
    batch: Float[Array, "examples features"], params: dict[str, Float[Array, "..."]], mesh: Mesh
) -> tuple[Float[Array, "examples features"], dict[str, Float[Array, "..."]]]:
    batch, w, b = (place(array, mesh) for array in (batch, params["w"], params["b"]))
    return place(batch, mesh, "x"), {"b": place(b, mesh, "y"), "w": place(w, mesh, None, "y")}
