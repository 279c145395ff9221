# breaks: "The amount of every other step outside the series is dropped.": an amount out of range goes to index -1, which is the last element.
import jax.numpy as jnp


def read_or_nan(series, steps):
    return series.at[steps].get(mode="fill", fill_value=jnp.nan)


def add_or_drop(series, steps, amounts):
    n = series.shape[0]
    steps = jnp.where(steps < 0, steps + n, steps)
    steps = jnp.where((steps >= 0) & (steps < n), steps, -1)
    return series.at[steps].add(amounts, mode="drop")


def read_clamped(series, steps):
    return series[jnp.clip(steps, 0, series.shape[0] - 1)]
