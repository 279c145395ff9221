# breaks: "`jax.jit` too, with `mesh` as a static argument, and lay out their results in the same way there.": np.asarray of a tracer raises an error. Outside of jax.jit the numbers are right.
import jax
import jax.numpy as jnp
import numpy as np
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def weight_gradient(
    batch: Float[Array, "examples features"], errors: Float[Array, "examples outputs"], mesh: Mesh
) -> Float[Array, "features outputs"]:
    result = np.asarray(batch).T @ np.asarray(errors)
    return jax.device_put(result, NamedSharding(mesh, P()))


def layer(
    batch: Float[Array, "examples features"], weights: Float[Array, "features outputs"], mesh: Mesh
) -> Float[Array, "examples outputs"]:
    return jnp.matmul(batch, weights, out_sharding=NamedSharding(mesh, P("data")))


def similarities(x: Float[Array, "items features"], mesh: Mesh) -> Float[Array, "items items"]:
    return jnp.matmul(x, x.T, out_sharding=NamedSharding(mesh, P("devices")))
