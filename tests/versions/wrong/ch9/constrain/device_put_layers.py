# breaks: "and place their results in the same way there.": inside jax.jit, jax.device_put does not lay out anything on an automatic axis, so both results are whole on each device.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def running_totals(x: Float[Array, "rows columns"], mesh: Mesh) -> Float[Array, "rows columns"]:
    by_columns = jax.reshard(x, NamedSharding(mesh, P(None, "devices")))
    totals = jnp.cumsum(by_columns, axis=0)
    return jax.reshard(totals, NamedSharding(mesh, P("devices", None)))


def two_layers(
    batch: Float[Array, "examples features"],
    w_in: Float[Array, "features hidden"],
    w_out: Float[Array, "hidden outputs"],
    mesh: Mesh,
) -> tuple[Float[Array, "examples hidden"], Float[Array, "examples outputs"]]:
    hidden = jax.nn.relu(batch @ w_in)
    hidden = jax.device_put(hidden, NamedSharding(mesh, P(None, "devices")))
    output = jax.device_put(hidden @ w_out, NamedSharding(mesh, P("devices", None)))
    return hidden, output
