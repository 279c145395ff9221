import jax.numpy as jnp
from jax import lax

_GATHER = lax.GatherDimensionNumbers(offset_dims=(), collapsed_slice_dims=(0,), start_index_map=(0,))
_SCATTER = lax.ScatterDimensionNumbers(
    update_window_dims=(), inserted_window_dims=(0,), scatter_dims_to_operand_dims=(0,)
)


def _wrapped(series, steps):
    return jnp.where(steps < 0, steps + series.shape[0], steps)[:, None]


def read_or_nan(series, steps):
    return lax.gather(
        series,
        _wrapped(series, steps),
        _GATHER,
        slice_sizes=(1,),
        mode=lax.GatherScatterMode.FILL_OR_DROP,
        fill_value=jnp.nan,
    )


def add_or_drop(series, steps, amounts):
    return lax.scatter_add(
        series, _wrapped(series, steps), amounts, _SCATTER, mode=lax.GatherScatterMode.FILL_OR_DROP
    )


def read_clamped(series, steps):
    inside = lax.clamp(jnp.int32(0), steps, jnp.int32(series.shape[0] - 1))
    return lax.gather(series, inside[:, None], _GATHER, slice_sizes=(1,), mode=lax.GatherScatterMode.CLIP)
