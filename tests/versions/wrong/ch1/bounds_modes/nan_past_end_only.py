# breaks: "Every other step outside the series gives NaN, on both sides.": a step below -len(series) reads the first element.
import jax.numpy as jnp


def read_or_nan(series, steps):
    return jnp.where(steps < series.shape[0], series[steps], jnp.nan)


def add_or_drop(series, steps, amounts):
    return series.at[steps].add(amounts, mode="drop")


def read_clamped(series, steps):
    return series[jnp.clip(steps, 0, series.shape[0] - 1)]
