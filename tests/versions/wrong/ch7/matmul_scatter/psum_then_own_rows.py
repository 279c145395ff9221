# breaks: "Use `jax.shard_map`. Each function needs one `jax.lax.psum_scatter`, and no other collective.": psum gives the whole product to all devices, and each one cuts out its rows
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def matmul_scatter(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    def local(left, right):
        total = jax.lax.psum(left @ right, "devices")
        height = total.shape[0] // jax.lax.axis_size("devices")
        return jax.lax.dynamic_slice_in_dim(total, jax.lax.axis_index("devices") * height, height)

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
