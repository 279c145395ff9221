# breaks: "result[i] = x[0] + x[1] + ... + x[i]": each device adds up its own rows only, so all rows but those of device 0 are too small.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def running_totals(x: Float[Array, "rows columns"], mesh: Mesh) -> Float[Array, "rows columns"]:
    local = jax.shard_map(lambda s: jnp.cumsum(s, axis=0), mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))
    return local(x)


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
