import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def weight_gradient(
    batch: Float[Array, "examples features"], errors: Float[Array, "examples outputs"], mesh: Mesh
) -> Float[Array, "features outputs"]:
    return jnp.matmul(errors.T, batch, out_sharding=NamedSharding(mesh, P())).T


def layer(
    batch: Float[Array, "examples features"], weights: Float[Array, "features outputs"], mesh: Mesh
) -> Float[Array, "examples outputs"]:
    def multiply(a, b):
        return jnp.matmul(a, b, out_sharding=NamedSharding(mesh, P("data", None)), precision="highest")

    return jax.jit(multiply)(batch, weights)


def similarities(x: Float[Array, "items features"], mesh: Mesh) -> Float[Array, "items items"]:
    whole = jax.reshard(x, NamedSharding(mesh, P()))
    return jax.vmap(lambda item: whole @ item)(x)
