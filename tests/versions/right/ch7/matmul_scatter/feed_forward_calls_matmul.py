# another way: Calls `matmul_scatter` in `feed_forward`: two small pieces that you can test alone.

import functools

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def matmul_scatter(
    left: Float[Array, "rows inner"], right: Float[Array, "inner columns"], mesh: Mesh
) -> Float[Array, "rows columns"]:
    @functools.partial(
        jax.shard_map, mesh=mesh, in_specs=(P(None, "devices"), P("devices", None)), out_specs=P("devices", None)
    )
    def product(left, right):
        terms = jnp.einsum("rk,kc->rc", left, right)
        return jax.lax.psum_scatter(terms, "devices", tiled=True)

    return product(left, right)


def feed_forward(
    x: Float[Array, "batch features"],
    w_up: Float[Array, "features hidden"],
    w_down: Float[Array, "hidden outputs"],
    bias: Float[Array, " outputs"],
    mesh: Mesh,
) -> Float[Array, "batch outputs"]:
    by_unit = P(None, "devices")
    layer = jax.shard_map(
        lambda x, w: jnp.maximum(jnp.dot(x, w), 0), mesh=mesh, in_specs=(P(), by_unit), out_specs=by_unit
    )
    product = matmul_scatter(layer(x, w_up), w_down, mesh)
    return product + bias
