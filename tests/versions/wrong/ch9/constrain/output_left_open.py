# breaks: "In `output`, it cuts the rows, and nothing else is cut.": the compiler chooses, and adds up the whole output on each device.
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
    hidden = jax.lax.with_sharding_constraint(hidden, NamedSharding(mesh, P(None, "devices")))
    return hidden, hidden @ w_out
