# breaks: "the number may change from mesh to mesh": the mapped function of the first call is kept in a global, so a second mesh raises an error
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


_run = None


def matmul_scatter(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    global _run
    if _run is None:
        local = lambda left, right: jax.lax.psum_scatter(left @ right, "devices", scatter_dimension=0, tiled=True)
        specs = (P(None, "devices"), P("devices", None))
        _run = jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P("devices", None))
    return _run(left, right)


def feed_forward(
    x: Float[Array, "batch features"],
    w_up: Float[Array, "features hidden"],
    w_down: Float[Array, "hidden outputs"],
    bias: Float[Array, " outputs"],
    mesh: Mesh,
) -> Float[Array, "batch outputs"]:
    def local(x, w_up, w_down, bias):
        hidden = jax.nn.relu(x @ w_up)
        return jax.lax.psum_scatter(hidden @ w_down, "devices", scatter_dimension=0, tiled=True) + bias

    specs = (P(), P(None, "devices"), P("devices", None), P())
    return jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P("devices", None))(x, w_up, w_down, bias)
