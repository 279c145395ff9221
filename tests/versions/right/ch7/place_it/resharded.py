from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def make_grid(devices: Sequence[jax.Device], rows: int) -> Mesh:
    types = (jax.sharding.AxisType.Auto, jax.sharding.AxisType.Auto)
    return jax.make_mesh((rows, len(devices) // rows), ("x", "y"), axis_types=types, devices=tuple(devices))


def four_ways(matrix: Float[Array, "rows columns"], mesh: Mesh) -> dict[str, Float[Array, "rows columns"]]:
    both = ("x", "y")
    shardings = {
        "rows": NamedSharding(mesh, P(both)),
        "columns": NamedSharding(mesh, P(None, both)),
        "tiles": NamedSharding(mesh, P("x", "y")),
        "copies": NamedSharding(mesh, P(None, None)),
    }
    return jax.reshard(dict.fromkeys(shardings, jax.device_put(matrix, NamedSharding(mesh, P()))), shardings)


def place_model(
    batch: Float[Array, "examples features"], params: dict[str, Float[Array, "..."]], mesh: Mesh
) -> tuple[Float[Array, "examples features"], dict[str, Float[Array, "..."]]]:
    specs = (P("x"), {"w": P(None, "y"), "b": P("y")})
    shardings = jax.tree.map(lambda spec: NamedSharding(mesh, spec), specs, is_leaf=lambda leaf: isinstance(leaf, P))
    return jax.reshard(jax.device_put((batch, params), NamedSharding(mesh, P())), shardings)
