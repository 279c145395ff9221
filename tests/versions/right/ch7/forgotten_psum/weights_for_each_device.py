import jax
import jax.numpy as jnp
from jax.sharding import Mesh, NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Bool, Float


def mean_square(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    squares = jax.shard_map(jnp.square, mesh=mesh, in_specs=P("devices"), out_specs=P("devices"))(x)
    add = jax.shard_map(lambda s: jax.lax.psum(s.sum(), "devices"), mesh=mesh, in_specs=P("devices"), out_specs=P())
    return add(squares) / len(x)


def unit(x: Float[Array, "elements"], mesh: Mesh) -> Float[Array, "elements"]:
    def length(shard):
        own = jnp.linalg.norm(shard)
        return jnp.sqrt(jax.lax.psum(own**2, "devices"))

    return x / jax.shard_map(length, mesh=mesh, in_specs=P("devices"), out_specs=P())(x)


def mean_of_valid(x: Float[Array, "elements"], valid: Bool[Array, "elements"], mesh: Mesh) -> Float[Array, ""]:
    def local(shard, valid):
        own = jnp.sum(valid)
        mean = jnp.sum(jnp.where(valid, shard, 0.0)) / jnp.maximum(own, 1)
        return jax.lax.psum(mean * own, "devices") / jax.lax.psum(own, "devices")

    specs = (P("devices"), P("devices"))
    return jax.shard_map(local, mesh=mesh, in_specs=specs, out_specs=P())(x, valid)
