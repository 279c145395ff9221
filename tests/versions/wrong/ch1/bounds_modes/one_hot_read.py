# breaks: "an infinite element or amount does not turn other results into NaN or infinity": one infinite element makes every read of another element NaN.
import jax
import jax.numpy as jnp


def read_or_nan(series, steps):
    n = series.shape[0]
    index = jnp.where(steps < 0, steps + n, steps)
    inside = (index >= 0) & (index < n)
    picked = jnp.sum(jax.nn.one_hot(index, n, dtype=series.dtype) * series, axis=1)
    return jnp.where(inside, picked, jnp.nan)


def add_or_drop(series, steps, amounts):
    return series.at[steps].add(amounts, mode="drop")


def read_clamped(series, steps):
    return series[jnp.clip(steps, 0, series.shape[0] - 1)]
