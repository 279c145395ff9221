# breaks: "`result[f, o]` is the sum of `batch[e, f] * errors[e, o]` over all examples e.": both sides are cut along the axis of the sum, so @ raises a ShardingTypeError for each input, and so do the others.
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float


def weight_gradient(
    batch: Float[Array, "examples features"], errors: Float[Array, "examples outputs"], mesh: Mesh
) -> Float[Array, "features outputs"]:
    return batch.T @ errors


def layer(
    batch: Float[Array, "examples features"], weights: Float[Array, "features outputs"], mesh: Mesh
) -> Float[Array, "examples outputs"]:
    return batch @ weights


def similarities(x: Float[Array, "items features"], mesh: Mesh) -> Float[Array, "items items"]:
    return x @ x.T
