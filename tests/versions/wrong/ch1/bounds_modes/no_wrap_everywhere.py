# breaks: "As in NumPy, the steps from -1 down to `-len(series)` count from the end.": amounts for negative steps are dropped.
import jax.numpy as jnp


def read_or_nan(series, steps):
    return series.at[steps].get(mode="fill", fill_value=jnp.nan)


def add_or_drop(series, steps, amounts):
    return series.at[steps].add(amounts, mode="drop", wrap_negative_indices=False)


def read_clamped(series, steps):
    return series.at[steps].get(mode="clip", wrap_negative_indices=False)
