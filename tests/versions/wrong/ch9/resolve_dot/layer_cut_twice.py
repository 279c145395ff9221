# breaks: "The product. "data" cuts its examples, and nothing else is cut.": "model" cuts the outputs too, and there is an error if its length does not divide them.
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
    return jnp.matmul(batch, weights, out_sharding=NamedSharding(mesh, P("data", "model")))


def similarities(x: Float[Array, "items features"], mesh: Mesh) -> Float[Array, "items items"]:
    return jnp.matmul(x, x.T, out_sharding=NamedSharding(mesh, P("devices")))
