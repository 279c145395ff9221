# breaks: "`jax.shard_map` stays in each function": plain `jnp` on the placed vectors, for all inputs
import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Bool, Float


def mean_square(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    return jnp.mean(x**2)


def unit(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, "elements"]:
    return x / jnp.sqrt(jnp.sum(x**2))


def mean_of_valid(x: Float[Array, "elements"], valid: Bool[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    return jnp.sum(jnp.where(valid, x, 0.0)) / jnp.sum(valid)
