# breaks: "A device receives at most twice as many numbers as it holds of `x`.": P() puts the whole array on each device, which is 3 to 7 times as much as it holds.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def running_totals(x: Float[Array, "rows columns"], mesh: Mesh) -> Float[Array, "rows columns"]:
    by_columns = jax.reshard(x, NamedSharding(mesh, P()))
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
    output = jax.lax.with_sharding_constraint(hidden @ w_out, NamedSharding(mesh, P("devices", None)))
    return hidden, output
