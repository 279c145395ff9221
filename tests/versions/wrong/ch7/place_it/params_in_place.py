# breaks: "Your code changes no argument": writes the placed arrays into the caller's dict
from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def make_grid(devices: Sequence[jax.Device], rows: int) -> Mesh:
    return jax.make_mesh((rows, len(devices) // rows), ("x", "y"), devices=devices)


def four_ways(matrix: Float[Array, "rows columns"], mesh: Mesh) -> dict[str, Float[Array, "rows columns"]]:
    specs = {"rows": P(("x", "y")), "columns": P(None, ("x", "y")), "tiles": P("x", "y"), "copies": P()}
    return {name: jax.device_put(matrix, NamedSharding(mesh, spec)) for name, spec in specs.items()}


def place_model(
    batch: Float[Array, "examples features"], params: dict[str, Float[Array, "..."]], mesh: Mesh
) -> tuple[Float[Array, "examples features"], dict[str, Float[Array, "..."]]]:
    params["w"] = jax.device_put(params["w"], NamedSharding(mesh, P(None, "y")))
    params["b"] = jax.device_put(params["b"], NamedSharding(mesh, P("y")))
    return jax.device_put(batch, NamedSharding(mesh, P("x"))), params
