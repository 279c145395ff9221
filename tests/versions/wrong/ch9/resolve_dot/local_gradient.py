# breaks: "`result[f, o]` is the sum of `batch[e, f] * errors[e, o]` over all examples e.": without psum, each device keeps the sum over its own examples.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def weight_gradient(
    batch: Float[Array, "examples features"], errors: Float[Array, "examples outputs"], mesh: Mesh
) -> Float[Array, "features outputs"]:
    return jax.shard_map(
        lambda b, e: b.T @ e, mesh=mesh, in_specs=P("devices"), out_specs=P(), check_vma=False
    )(batch, errors)


def layer(
    batch: Float[Array, "examples features"], weights: Float[Array, "features outputs"], mesh: Mesh
) -> Float[Array, "examples outputs"]:
    return jnp.matmul(batch, weights, out_sharding=NamedSharding(mesh, P("data")))


def similarities(x: Float[Array, "items features"], mesh: Mesh) -> Float[Array, "items items"]:
    return jnp.matmul(x, x.T, out_sharding=NamedSharding(mesh, P("devices")))
