import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    def count(b):
        return jnp.count_nonzero(bin_ids == b)

    return jax.vmap(count)(jnp.arange(num_bins, dtype=bin_ids.dtype)).astype(jnp.int32)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    def total(b):
        return jnp.sum(jnp.where(bin_ids == b, values, jnp.zeros_like(values)))

    return jax.vmap(total)(jnp.arange(num_bins, dtype=bin_ids.dtype))
