# breaks: "an infinite element or amount does not turn other results into NaN or infinity": the element before an infinite one is read as 0 * inf = NaN.
import jax.numpy as jnp


def read_or_nan(series, steps):
    return series.at[steps].get(mode="fill", fill_value=jnp.nan)


def add_or_drop(series, steps, amounts):
    return series.at[steps].add(amounts, mode="drop")


def read_clamped(series, steps):
    return jnp.interp(steps.astype(jnp.float32), jnp.arange(series.shape[0], dtype=jnp.float32), series)
