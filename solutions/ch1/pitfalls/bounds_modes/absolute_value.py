"""`abs(step)` was compared with the length, but in int32 the absolute value of -2**31 is negative."""

import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def read_or_nan(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    inside = jnp.where(steps < 0, jnp.abs(steps) <= len(series), steps < len(series))
    return jnp.where(inside, series[steps], jnp.nan)


def add_or_drop(
    series: Float[Array, " time"], steps: Int[Array, " writes"], amounts: Float[Array, " writes"]
) -> Float[Array, " time"]:
    return series.at[steps].add(amounts, mode="drop")


def read_clamped(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    return series[jnp.clip(steps, 0, len(series) - 1)]
