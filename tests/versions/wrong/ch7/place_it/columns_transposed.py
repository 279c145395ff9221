# breaks: "Each value is the matrix, with its numbers and its dtype, placed on all devices of": "columns" is the transposed matrix
from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def make_grid(devices: Sequence[jax.Device], rows: int) -> Mesh:
    return jax.make_mesh((rows, len(devices) // rows), ("x", "y"), devices=devices)


def four_ways(matrix: Float[Array, "rows columns"], mesh: Mesh) -> dict[str, Float[Array, "rows columns"]]:
    both = NamedSharding(mesh, P(("x", "y")))
    return {
        "rows": jax.device_put(matrix, both),
        "columns": jax.device_put(matrix.T, both),
        "tiles": jax.device_put(matrix, NamedSharding(mesh, P("x", "y"))),
        "copies": jax.device_put(matrix, NamedSharding(mesh, P())),
    }


def place_model(
    batch: Float[Array, "examples features"], params: dict[str, Float[Array, "..."]], mesh: Mesh
) -> tuple[Float[Array, "examples features"], dict[str, Float[Array, "..."]]]:
    batch = jax.device_put(batch, NamedSharding(mesh, P("x")))
    shardings = {"w": NamedSharding(mesh, P(None, "y")), "b": NamedSharding(mesh, P("y"))}
    return batch, jax.device_put(params, shardings)
