from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def make_grid(devices: Sequence[jax.Device], rows: int) -> Mesh:
    return jax.make_mesh((rows, len(devices) // rows), ("x", "y"), devices=devices)


def four_ways(matrix: Float[Array, "rows columns"], mesh: Mesh) -> dict[str, Float[Array, "rows columns"]]:
    line = jax.make_mesh((mesh.size,), ("all",), devices=mesh.devices.flatten())
    return {
        "rows": jax.device_put(matrix, NamedSharding(line, P("all"))),
        "columns": jax.device_put(matrix, NamedSharding(line, P(None, "all"))),
        "tiles": jax.device_put(matrix, NamedSharding(mesh, P("x", "y"))),
        "copies": jax.device_put(matrix, NamedSharding(mesh, P())),
    }


def place_model(
    batch: Float[Array, "examples features"], params: dict[str, Float[Array, "..."]], mesh: Mesh
) -> tuple[Float[Array, "examples features"], dict[str, Float[Array, "..."]]]:
    def sharding(array):
        spec = [None] * array.ndim
        spec[-1] = "y"
        return NamedSharding(mesh, P(*spec))

    return jax.device_put(batch, NamedSharding(mesh, P("x"))), jax.device_put(params, jax.tree.map(sharding, params))
