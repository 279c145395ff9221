import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def weight_gradient(
    batch: Float[Array, "examples features"], errors: Float[Array, "examples outputs"], mesh: Mesh
) -> Float[Array, "features outputs"]:
    return jax.lax.dot_general(batch, errors, (((0,), (0,)), ((), ())), out_sharding=NamedSharding(mesh, P()))


def layer(
    batch: Float[Array, "examples features"], weights: Float[Array, "features outputs"], mesh: Mesh
) -> Float[Array, "examples outputs"]:
    out = NamedSharding(mesh, P("data", None))
    return jax.lax.dot_general(batch, weights, (((1,), (0,)), ((), ())), out_sharding=out)


def similarities(x: Float[Array, "items features"], mesh: Mesh) -> Float[Array, "items items"]:
    out = NamedSharding(mesh, P("devices", None))
    return jax.lax.dot_general(x, x, dimension_numbers=(((1,), (1,)), ((), ())), out_sharding=out)
