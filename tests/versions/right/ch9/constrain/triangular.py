import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def running_totals(x: Float[Array, "rows columns"], mesh: Mesh) -> Float[Array, "rows columns"]:
    columns = jax.reshard(x, NamedSharding(mesh, P(None, "devices")))
    below = jnp.tril(jnp.ones((x.shape[0], x.shape[0]), x.dtype))
    return jax.reshard(jnp.matmul(below, columns, precision="highest"), NamedSharding(mesh, P("devices", None)))


def two_layers(
    batch: Float[Array, "examples features"],
    w_in: Float[Array, "features hidden"],
    w_out: Float[Array, "hidden outputs"],
    mesh: Mesh,
) -> tuple[Float[Array, "examples hidden"], Float[Array, "examples outputs"]]:
    columns = NamedSharding(mesh, P(None, "devices"))
    rows = NamedSharding(mesh, P("devices", None))
    hidden = jax.jit(lambda a, b: jax.nn.relu(a @ b), out_shardings=columns)(batch, w_in)
    return hidden, jax.jit(jnp.matmul, out_shardings=rows)(hidden, w_out)
