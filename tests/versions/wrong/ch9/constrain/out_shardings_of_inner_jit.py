# breaks: "and place their results in the same way there.": on explicit axes, out_shardings of a jitted function inside jax.jit changes nothing, so the result stays cut by columns there. Outside it is right.
from functools import partial

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def running_totals(x: Float[Array, "rows columns"], mesh: Mesh) -> Float[Array, "rows columns"]:
    @partial(jax.jit, out_shardings=NamedSharding(mesh, P("devices", None)))
    def totals(x):
        return jnp.cumsum(jax.reshard(x, NamedSharding(mesh, P(None, "devices"))), axis=0)

    return totals(x)


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
