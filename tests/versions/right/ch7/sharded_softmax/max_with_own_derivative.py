# another way: Gives the maximum the derivative 0 with `jax.custom_jvp`: longer than a stopped gradient.

import jax
import jax.numpy as jnp
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P
from jaxtyping import Array, Float, Int


@jax.custom_jvp
def top_of_rows(shard):
    return jax.lax.pmax(shard.max(axis=1), "devices")


@top_of_rows.defjvp
def top_of_rows_jvp(primals, tangents):
    top = top_of_rows(*primals)
    return top, jnp.zeros_like(top)  # the results do not depend on it


def powers_and_total(shard):
    top = top_of_rows(shard)
    powers = jnp.exp(shard - top[:, None])
    return powers, jax.lax.psum(powers.sum(axis=1), "devices"), top


def softmax(shard: Float[Array, "rows local"]) -> Float[Array, "rows local"]:
    powers, total, _ = powers_and_total(shard)
    return powers / total[:, None]


def cross_entropy(shard: Float[Array, "rows local"], labels: Int[Array, " rows"]) -> Float[Array, " rows"]:
    _, total, top = powers_and_total(shard)
    first = jax.lax.axis_index("devices") * shard.shape[1]
    is_label = first + jnp.arange(shard.shape[1])[None, :] == labels[:, None]
    logit = jax.lax.psum(jnp.where(is_label, shard, 0).sum(axis=1), "devices")
    return (top - logit) + jnp.log(total)
