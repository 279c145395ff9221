import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def running_totals(x: Float[Array, "rows columns"], mesh: Mesh) -> Float[Array, "rows columns"]:
    by_columns = jax.reshard(x, NamedSharding(mesh, P(None, "devices")))

    def add(total, row):
        total = total + row
        return total, total

    _, totals = jax.lax.scan(add, jnp.zeros_like(by_columns[0]), by_columns)
    return jax.reshard(totals, NamedSharding(mesh, P("devices")))


def two_layers(
    batch: Float[Array, "examples features"],
    w_in: Float[Array, "features hidden"],
    w_out: Float[Array, "hidden outputs"],
    mesh: Mesh,
) -> tuple[Float[Array, "examples hidden"], Float[Array, "examples outputs"]]:
    def lay(x, *spec):
        return jax.lax.with_sharding_constraint(x, NamedSharding(mesh, P(*spec)))

    @jax.jit
    def layers(batch, w_in, w_out):
        hidden = lay(jax.nn.relu(lay(batch, None, None) @ lay(w_in, None, "devices")), None, "devices")
        return hidden, lay(hidden @ w_out, "devices")

    return layers(batch, w_in, w_out)
