import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def count_by_bin(bin_ids: Int[Array, " samples"], num_bins: int) -> Int[Array, " num_bins"]:
    if bin_ids.shape[0] == 0:
        return jnp.zeros(num_bins, jnp.int32)
    ordered = jnp.sort(bin_ids.astype(jnp.int32))
    edges = jnp.searchsorted(ordered, jnp.arange(num_bins + 1, dtype=jnp.int32), side="left")
    return jnp.diff(edges).astype(jnp.int32)


def sum_by_bin(
    bin_ids: Int[Array, " samples"], values: Float[Array, " samples"], num_bins: int
) -> Float[Array, " num_bins"]:
    order = jnp.argsort(bin_ids)
    return jax.ops.segment_sum(
        values[order], bin_ids[order], num_segments=num_bins, indices_are_sorted=True
    )
