# breaks: "A device receives at most as many numbers as it holds of the result.": each device gets the features of its examples and all weights, which is more if there are many features.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def weight_gradient(
    batch: Float[Array, "examples features"], errors: Float[Array, "examples outputs"], mesh: Mesh
) -> Float[Array, "features outputs"]:
    return jnp.matmul(batch.T, errors, out_sharding=NamedSharding(mesh, P()))


def layer(
    batch: Float[Array, "examples features"], weights: Float[Array, "features outputs"], mesh: Mesh
) -> Float[Array, "examples outputs"]:
    batch = jax.reshard(batch, NamedSharding(mesh, P("data", None)))
    return batch @ jax.reshard(weights, NamedSharding(mesh, P()))


def similarities(x: Float[Array, "items features"], mesh: Mesh) -> Float[Array, "items items"]:
    return jnp.matmul(x, x.T, out_sharding=NamedSharding(mesh, P("devices")))
