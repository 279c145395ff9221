# breaks: "If a step occurs twice, both amounts are added.": only one amount of a repeated step is added (-1 and len(series) - 1 are one step too).
import jax.numpy as jnp


def read_or_nan(series, steps):
    return series.at[steps].get(mode="fill", fill_value=jnp.nan)


def add_or_drop(series, steps, amounts):
    return series.at[steps].set(series[steps] + amounts, mode="drop")


def read_clamped(series, steps):
    return series[jnp.clip(steps, 0, series.shape[0] - 1)]
