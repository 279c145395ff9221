import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def weight_gradient(
    batch: Float[Array, "examples features"], errors: Float[Array, "examples outputs"], mesh: Mesh
) -> Float[Array, "features outputs"]:
    return jnp.tensordot(batch, errors, axes=(0, 0), out_sharding=NamedSharding(mesh, P()))


def layer(
    batch: Float[Array, "examples features"], weights: Float[Array, "features outputs"], mesh: Mesh
) -> Float[Array, "examples outputs"]:
    return jnp.dot(batch, weights, out_sharding=NamedSharding(mesh, P("data")))


def similarities(x: Float[Array, "items features"], mesh: Mesh) -> Float[Array, "items items"]:
    return jnp.tensordot(x, x, axes=((1,), (1,)), out_sharding=NamedSharding(mesh, P("devices")))
