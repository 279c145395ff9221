# breaks: "It is whole on each device.": the result is cut by features, and there is an error if the number of devices does not divide them.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def weight_gradient(
    batch: Float[Array, "examples features"], errors: Float[Array, "examples outputs"], mesh: Mesh
) -> Float[Array, "features outputs"]:
    return jnp.matmul(batch.T, errors, out_sharding=NamedSharding(mesh, P("devices")))


def layer(
    batch: Float[Array, "examples features"], weights: Float[Array, "features outputs"], mesh: Mesh
) -> Float[Array, "examples outputs"]:
    return jnp.matmul(batch, weights, out_sharding=NamedSharding(mesh, P("data")))


def similarities(x: Float[Array, "items features"], mesh: Mesh) -> Float[Array, "items items"]:
    return jnp.matmul(x, x.T, out_sharding=NamedSharding(mesh, P("devices")))
