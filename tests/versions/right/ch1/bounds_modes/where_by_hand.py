import jax.numpy as jnp


def _in_range(series, steps):
    n = series.shape[0]
    return jnp.logical_and(steps >= -n, steps < n)


def read_or_nan(series, steps):
    ok = _in_range(series, steps)
    return jnp.where(ok, series[jnp.where(ok, steps, 0)], jnp.nan)


def add_or_drop(series, steps, amounts):
    n = series.shape[0]
    slots = jnp.where(_in_range(series, steps), steps, n)
    return series.at[slots].add(amounts, mode="drop")


def read_clamped(series, steps):
    last = len(series) - 1
    return series[jnp.where(steps < 0, 0, jnp.where(steps > last, last, steps))]
