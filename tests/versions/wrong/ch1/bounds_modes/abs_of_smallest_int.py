# breaks: "steps: int32, any values from -2**31 to 2**31 - 1.": the absolute value of -2**31 is negative in int32, so this step counts as valid and reads the first element.
import jax.numpy as jnp


def read_or_nan(series, steps):
    n = series.shape[0]
    valid = (jnp.abs(steps) < n) | (steps == -n)
    return jnp.where(valid, series[steps], jnp.nan)


def add_or_drop(series, steps, amounts):
    return series.at[steps].add(amounts, mode="drop")


def read_clamped(series, steps):
    return series[jnp.clip(steps, 0, series.shape[0] - 1)]
