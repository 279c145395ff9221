import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float, Int


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    bins = jnp.arange(num_bins, dtype=bin_ids.dtype)
    return lax.map(lambda b: (bin_ids == b).astype(jnp.int32).sum(dtype=jnp.int32), bins)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    bins = jnp.arange(num_bins, dtype=bin_ids.dtype)
    return lax.map(lambda b: lax.select(bin_ids == b, values, jnp.zeros_like(values)).sum(), bins)
