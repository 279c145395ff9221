# breaks: "steps: int32, any values from -2**31 to 2**31 - 1.": the distance overflows for steps near -2**31: with two or more elements, -2**31 + 1 reads the second element.
import jax.numpy as jnp


def read_or_nan(series, steps):
    return series.at[steps].get(mode="fill", fill_value=jnp.nan)


def add_or_drop(series, steps, amounts):
    return series.at[steps].add(amounts, mode="drop")


def read_clamped(series, steps):
    positions = jnp.arange(series.shape[0], dtype=steps.dtype)
    distance = jnp.abs(steps[:, None] - positions)
    return series[jnp.argmin(distance, axis=1)]
