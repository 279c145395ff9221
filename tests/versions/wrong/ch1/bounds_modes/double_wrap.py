# breaks: "Every other step outside the series gives NaN, on both sides.": steps from -2 * len(series) to -len(series) - 1 are wrapped twice and read an element.
import jax.numpy as jnp


def read_or_nan(series, steps):
    n = series.shape[0]
    steps = jnp.where(steps < 0, steps + n, steps)
    return series.at[steps].get(mode="fill", fill_value=jnp.nan)


def add_or_drop(series, steps, amounts):
    return series.at[steps].add(amounts, mode="drop")


def read_clamped(series, steps):
    return series[jnp.clip(steps, 0, series.shape[0] - 1)]
