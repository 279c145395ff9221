# breaks: "No two devices hold the same rows": x alone cuts the rows, and y alone the columns, so devices hold copies unless the other axis has length 1
from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def make_grid(devices: Sequence[jax.Device], rows: int) -> Mesh:
    return jax.make_mesh((rows, len(devices) // rows), ("x", "y"), devices=devices)


def four_ways(matrix: Float[Array, "rows columns"], mesh: Mesh) -> dict[str, Float[Array, "rows columns"]]:
    specs = {"rows": P("x"), "columns": P(None, "y"), "tiles": P("x", "y"), "copies": P()}
    return {name: jax.device_put(matrix, NamedSharding(mesh, spec)) for name, spec in specs.items()}


def place_model(
    batch: Float[Array, "examples features"], params: dict[str, Float[Array, "..."]], mesh: Mesh
) -> tuple[Float[Array, "examples features"], dict[str, Float[Array, "..."]]]:
    batch = jax.device_put(batch, NamedSharding(mesh, P("x")))
    shardings = {"w": NamedSharding(mesh, P(None, "y")), "b": NamedSharding(mesh, P("y"))}
    return batch, jax.device_put(params, shardings)
