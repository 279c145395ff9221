# breaks: "The product, placed on `mesh` with `P("devices", None)`.": device d gets the rows d, d + devices, ..., so the rows of the result are mixed up from two rows on each device on
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def matmul_scatter(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    def local(left, right):
        product = left @ right
        blocks = product.reshape(-1, jax.lax.axis_size("devices"), product.shape[1])
        return jax.lax.psum_scatter(blocks, "devices", scatter_dimension=1)

    specs = (P(None, "devices"), P("devices", None))
    return jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P("devices", None))(left, right)


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
