import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def matmul_scatter(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    def local(left, right):
        turned = right.T @ left.T
        return jax.lax.psum_scatter(turned, "devices", scatter_dimension=1, tiled=True).T

    return jax.shard_map(local, mesh=mesh, in_specs=(P(None, "devices"), P("devices")), out_specs=P("devices"))(left, right)


def feed_forward(
    x: Float[Array, "batch features"],
    w_up: Float[Array, "features hidden"],
    w_down: Float[Array, "hidden outputs"],
    bias: Float[Array, " outputs"],
    mesh: Mesh,
) -> Float[Array, "batch outputs"]:
    def local(x, w_up, w_down):
        def outputs_of(example):
            return jax.nn.relu(example @ w_up) @ w_down

        return jax.lax.psum_scatter(jax.vmap(outputs_of)(x), axis_name="devices", scatter_dimension=0, tiled=True)

    specs = (P(None, None), P(None, "devices"), P("devices", None))
    without = jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P("devices", None))(x, w_up, w_down)
    return without + bias[None, :]
