# breaks: "They lie before the start, so even -1 reads the first element.": -1 to -len(series) + 1 count from the end.
import jax.numpy as jnp


def read_or_nan(series, steps):
    return series.at[steps].get(mode="fill", fill_value=jnp.nan)


def add_or_drop(series, steps, amounts):
    return series.at[steps].add(amounts, mode="drop")


def read_clamped(series, steps):
    return series.at[steps].get(mode="clip")
