from functools import partial

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def running_totals(x: Float[Array, "rows columns"], mesh: Mesh) -> Float[Array, "rows columns"]:
    @jax.jit
    def totals(x):
        x = jax.reshard(x, NamedSharding(mesh, P(None, "devices")))
        return jax.reshard(jax.lax.cumsum(x, axis=0), NamedSharding(mesh, P("devices")))

    return totals(x)


def two_layers(
    batch: Float[Array, "examples features"],
    w_in: Float[Array, "features hidden"],
    w_out: Float[Array, "hidden outputs"],
    mesh: Mesh,
) -> tuple[Float[Array, "examples hidden"], Float[Array, "examples outputs"]]:
    everywhere = NamedSharding(mesh, P())
    columns = NamedSharding(mesh, P(None, "devices"))
    rows = NamedSharding(mesh, P("devices"))

    @partial(jax.jit, in_shardings=(everywhere, columns, rows), out_shardings=(columns, rows))
    def layers(batch, w_in, w_out):
        hidden = jax.vmap(lambda example: jax.nn.relu(example @ w_in))(batch)
        return hidden, hidden @ w_out

    return layers(batch, w_in, w_out)
