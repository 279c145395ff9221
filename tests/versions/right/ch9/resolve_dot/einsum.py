# another way: Names the axes with `jnp.einsum`: no transpose, and you see the axis of the sum.

import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def weight_gradient(
    batch: Float[Array, "examples features"], errors: Float[Array, "examples outputs"], mesh: Mesh
) -> Float[Array, "features outputs"]:
    return jnp.einsum("ef,ek->fk", batch, errors, out_sharding=NamedSharding(mesh, P(None, None)))


def layer(
    batch: Float[Array, "examples features"], weights: Float[Array, "features outputs"], mesh: Mesh
) -> Float[Array, "examples outputs"]:
    return jnp.einsum("ef,fk->ek", batch, weights, out_sharding=NamedSharding(mesh, P("data", None)))


def similarities(x: Float[Array, "items features"], mesh: Mesh) -> Float[Array, "items items"]:
    return jnp.einsum("if,jf->ij", x, x, out_sharding=NamedSharding(mesh, P("devices", None)))
