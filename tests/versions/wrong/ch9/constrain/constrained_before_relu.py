# breaks: "hidden = relu(batch @ w_in)": relu is computed for the output only, and hidden keeps its negative numbers.
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
    hidden = jax.lax.with_sharding_constraint(batch @ w_in, NamedSharding(mesh, P(None, "devices")))
    output = jax.nn.relu(hidden) @ w_out
    return hidden, jax.lax.with_sharding_constraint(output, NamedSharding(mesh, P("devices", None)))
