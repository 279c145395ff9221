# another way: Makes a tree of shardings, so one `jax.device_put` places everything.

from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def make_grid(devices: Sequence[jax.Device], rows: int) -> Mesh:
    return jax.make_mesh((rows, len(devices) // rows), ("x", "y"), devices=devices)


def four_ways(matrix: Float[Array, "rows columns"], mesh: Mesh) -> dict[str, Float[Array, "rows columns"]]:
    both = ("x", "y")
    shardings = {
        "rows": NamedSharding(mesh, P(both)),
        "columns": NamedSharding(mesh, P(None, both)),
        "tiles": NamedSharding(mesh, P("x", "y")),
        "copies": NamedSharding(mesh, P(None, None)),
    }
    return jax.device_put(dict.fromkeys(shardings, matrix), shardings)


def place_model(
    batch: Float[Array, "examples features"], params: dict[str, Float[Array, "..."]], mesh: Mesh
) -> tuple[Float[Array, "examples features"], dict[str, Float[Array, "..."]]]:
    specs = (P("x"), {"w": P(None, "y"), "b": P("y")})
    shardings = jax.tree.map(lambda spec: NamedSharding(mesh, spec), specs, is_leaf=lambda leaf: isinstance(leaf, P))
    return jax.device_put((batch, params), shardings)
