# another way: Copies to all devices, and each cuts its own part: it shows a spec, but wastes memory.

from collections.abc import Sequence

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def cut(array, mesh, spec):
    """Gives each device the whole array. Each then takes its own part."""

    def local(whole):
        for axis, names in enumerate(spec):
            if names is not None:
                size = whole.shape[axis] // jax.lax.axis_size(names)
                whole = jax.lax.dynamic_slice_in_dim(whole, size * jax.lax.axis_index(names), size, axis)
        return whole

    everywhere = jax.device_put(array, NamedSharding(mesh, P()))
    return jax.shard_map(local, mesh=mesh, in_specs=P(), out_specs=spec)(everywhere)


def make_grid(devices: Sequence[jax.Device], rows: int) -> Mesh:
    names = {"x": rows, "y": len(devices) // rows}
    return jax.make_mesh(tuple(names.values()), tuple(names), devices=devices)


def four_ways(matrix: Float[Array, "rows columns"], mesh: Mesh) -> dict[str, Float[Array, "rows columns"]]:
    both = ("x", "y")
    return {
        "rows": cut(matrix, mesh, P(both)),
        "columns": cut(matrix, mesh, P(None, both)),
        "tiles": cut(matrix, mesh, P("x", "y")),
        "copies": cut(matrix, mesh, P()),
    }


def place_model(
    batch: Float[Array, "examples features"], params: dict[str, Float[Array, "..."]], mesh: Mesh
) -> tuple[Float[Array, "examples features"], dict[str, Float[Array, "..."]]]:
    return cut(batch, mesh, P("x")), {"w": cut(params["w"], mesh, P(None, "y")), "b": cut(params["b"], mesh, P("y"))}
