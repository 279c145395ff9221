# breaks: "The amount of every other step outside the series is dropped.": a step past the end is dropped, but one before the start is added to the first element.
import jax.numpy as jnp


def read_or_nan(series, steps):
    return series.at[steps].get(mode="fill", fill_value=jnp.nan)


def add_or_drop(series, steps, amounts):
    n = series.shape[0]
    return series.at[jnp.clip(steps, -n, n)].add(amounts, mode="drop")


def read_clamped(series, steps):
    return series[jnp.clip(steps, 0, series.shape[0] - 1)]
