# breaks: "You do not have to add `@jax.jit`, but it must also work if somebody else does.": under jax.jit, steps[inside] raises a NonConcreteBooleanIndexError.
import jax.numpy as jnp


def read_or_nan(series, steps):
    return series.at[steps].get(mode="fill", fill_value=jnp.nan)


def add_or_drop(series, steps, amounts):
    n = series.shape[0]
    inside = (steps >= -n) & (steps < n)
    return series.at[steps[inside]].add(amounts[inside])


def read_clamped(series, steps):
    return series[jnp.clip(steps, 0, series.shape[0] - 1)]
