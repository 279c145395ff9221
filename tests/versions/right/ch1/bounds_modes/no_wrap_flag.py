# another way: Passes `wrap_negative_indices=False`, and counts from the end itself if a function needs it.

import functools

import jax.numpy as jnp

_FLAGS = {"wrap_negative_indices": False}


def _from_the_end(series, steps):
    return jnp.where(steps < 0, steps + series.shape[0], steps)


def read_or_nan(series, steps):
    read = functools.partial(series.at[_from_the_end(series, steps)].get, fill_value=jnp.nan)
    return read(mode="fill", **_FLAGS)


def add_or_drop(series, steps, amounts):
    return series.at[_from_the_end(series, steps)].add(amounts, mode="drop", **_FLAGS)


def read_clamped(series, steps):
    return series.at[steps].get(mode="clip", **_FLAGS)
