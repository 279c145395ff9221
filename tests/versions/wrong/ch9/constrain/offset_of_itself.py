# breaks: "result[i] = x[0] + x[1] + ... + x[i]": <= instead of <, so each device adds the total of its own rows once more.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def running_totals(x: Float[Array, "rows columns"], mesh: Mesh) -> Float[Array, "rows columns"]:
    def totals(shard):
        local = jnp.cumsum(shard, axis=0)
        ends = jax.lax.all_gather(local[-1], "devices")
        before = jnp.arange(ends.shape[0]) <= jax.lax.axis_index("devices")
        return local + jnp.sum(jnp.where(before[:, None], ends, 0.0), axis=0)

    return jax.shard_map(totals, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)


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
