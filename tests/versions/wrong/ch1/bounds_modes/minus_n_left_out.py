# breaks: "As in NumPy, the steps from -1 down to `-len(series)` count from the end.": the step -len(series) itself is dropped.
import jax.numpy as jnp


def read_or_nan(series, steps):
    return series.at[steps].get(mode="fill", fill_value=jnp.nan)


def add_or_drop(series, steps, amounts):
    n = series.shape[0]
    inside = jnp.abs(jnp.clip(steps, -n, n)) < n
    return series.at[jnp.where(inside, steps, n)].add(amounts, mode="drop")


def read_clamped(series, steps):
    return series[jnp.clip(steps, 0, series.shape[0] - 1)]
