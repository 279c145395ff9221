# breaks: "series: float32, at least one element. Any values, infinite ones too.": an infinite element inside the series is read as NaN.
import jax.numpy as jnp


def read_or_nan(series, steps):
    read = series.at[steps].get(mode="fill", fill_value=jnp.inf)
    return jnp.where(jnp.isinf(read), jnp.nan, read)


def add_or_drop(series, steps, amounts):
    return series.at[steps].add(amounts, mode="drop")


def read_clamped(series, steps):
    return series[jnp.clip(steps, 0, series.shape[0] - 1)]
