"""the code waits for an `IndexError`, but JAX raises none and reads the nearest element."""

import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def read_or_nan(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    try:
        return series[steps]
    except IndexError:
        return jnp.full(steps.shape, jnp.nan)


def add_or_drop(
    series: Float[Array, " time"], steps: Int[Array, " writes"], amounts: Float[Array, " writes"]
) -> Float[Array, " time"]:
    return series.at[steps].add(amounts, mode="drop")


def read_clamped(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    return series[jnp.clip(steps, 0, len(series) - 1)]
