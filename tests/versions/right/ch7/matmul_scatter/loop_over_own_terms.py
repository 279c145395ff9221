import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def matmul_scatter(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    def local(left, right):
        def add_term(total, pair):
            column, row = pair
            return total + jnp.outer(column, row), None

        start = jnp.zeros((len(left), right.shape[1]))
        start = jax.lax.pcast(start, "devices", to="varying")
        terms, _ = jax.lax.scan(add_term, start, (left.T, right))
        return jax.lax.psum_scatter(terms, "devices", scatter_dimension=0, tiled=True)

    specs = (P(None, "devices"), P("devices", None))
    return jax.jit(jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P("devices", None)))(left, right)


def feed_forward(
    x: Float[Array, "batch features"],
    w_up: Float[Array, "features hidden"],
    w_down: Float[Array, "hidden outputs"],
    bias: Float[Array, " outputs"],
    mesh: Mesh,
) -> Float[Array, "batch outputs"]:
    def local(x, w_up, w_down, bias):
        units = jnp.einsum("bf,fh->bh", x, w_up)
        units = jax.lax.max(units, jnp.zeros_like(units))
        outputs = jax.lax.psum_scatter(jnp.einsum("bh,ho->bo", units, w_down), "devices", tiled=True)
        return jnp.add(outputs, jnp.broadcast_to(bias, outputs.shape))

    specs = (P(), P(None, "devices"), P("devices", None), P())
    return jax.jit(jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P("devices", None)))(x, w_up, w_down, bias)
