# breaks: "devices keep their order: they fill row after row.": sorts them by id, which is wrong if the devices come in another order
from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def make_grid(devices: Sequence[jax.Device], rows: int) -> Mesh:
    devices = sorted(devices, key=lambda device: device.id)
    return jax.make_mesh((rows, len(devices) // rows), ("x", "y"), devices=devices)


def four_ways(matrix: Float[Array, "rows columns"], mesh: Mesh) -> dict[str, Float[Array, "rows columns"]]:
    specs = {"rows": P(("x", "y")), "columns": P(None, ("x", "y")), "tiles": P("x", "y"), "copies": P()}
    return {name: jax.device_put(matrix, NamedSharding(mesh, spec)) for name, spec in specs.items()}


def place_model(
    batch: Float[Array, "examples features"], params: dict[str, Float[Array, "..."]], mesh: Mesh
) -> tuple[Float[Array, "examples features"], dict[str, Float[Array, "..."]]]:
    batch = jax.device_put(batch, NamedSharding(mesh, P("x")))
    shardings = {"w": NamedSharding(mesh, P(None, "y")), "b": NamedSharding(mesh, P("y"))}
    return batch, jax.device_put(params, shardings)
