import jax.numpy as jnp
from jaxtyping import Array, Float, Int


def read_or_nan(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    return series.at[steps].get(mode="fill", fill_value=jnp.nan)


def add_or_drop(
    series: Float[Array, " time"], steps: Int[Array, " writes"], amounts: Float[Array, " writes"]
) -> Float[Array, " time"]:
    return series.at[steps].add(amounts)


def read_clamped(series: Float[Array, " time"], steps: Int[Array, " reads"]) -> Float[Array, " reads"]:
    return series[jnp.maximum(steps, 0)]
