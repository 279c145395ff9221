# another way: Uses `Mesh` and an array of devices: its axes are automatic, so types show no sharding.

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
    return Mesh(np.array(devices).reshape(rows, -1), ("x", "y"))


def four_ways(matrix: Float[Array, "rows columns"], mesh: Mesh) -> dict[str, Float[Array, "rows columns"]]:
    everyone = ("x", "y")
    return {
        "rows": place(matrix, mesh, everyone, None),
        "columns": place(matrix, mesh, None, everyone),
        "tiles": place(matrix, mesh, "x", "y"),
        "copies": place(matrix, mesh),
    }


def place_model(
    batch: Float[Array, "examples features"], params: dict[str, Float[Array, "..."]], mesh: Mesh
) -> tuple[Float[Array, "examples features"], dict[str, Float[Array, "..."]]]:
    return place(batch, mesh, "x", None), {"w": place(params["w"], mesh, None, "y"), "b": place(params["b"], mesh, "y")}
