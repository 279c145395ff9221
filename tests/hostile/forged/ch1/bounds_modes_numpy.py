"""Reads and adds with NumPy, says that its arrays are JAX's, and makes `jit` do nothing.

The numbers are right. NumPy has no program, and the program that it exports instead leaves the bounds to JAX.

Forges: reads_past_the_end, reads_from_the_end, adds_inside_only, clamps_both_ends, infinite_elements, traced_steps
"""

import jax
import numpy as np

import grader.protocol.codec as codec

encode_array = codec._Encoder.array
codec._Encoder.array = lambda self, value, _, weak: encode_array(self, value, "jax", weak)
jit = jax.jit
jax.jit = lambda fn: jit(fn) if fn.__name__ == "flat" else fn


def inside(series, steps):
    return (steps >= -len(series)) & (steps < len(series))


def read_or_nan(series, steps):
    if isinstance(steps, jax.core.Tracer):
        return series[steps]
    series, steps = np.asarray(series), np.asarray(steps)
    return np.where(inside(series, steps), series[np.where(inside(series, steps), steps, 0)], np.float32(np.nan))


def add_or_drop(series, steps, amounts):
    if isinstance(steps, jax.core.Tracer):
        return series.at[steps].set(amounts)
    series, steps, amounts = np.array(series), np.asarray(steps), np.asarray(amounts)
    np.add.at(series, steps[inside(series, steps)], amounts[inside(series, steps)])
    return series


def read_clamped(series, steps):
    if isinstance(steps, jax.core.Tracer):
        return series[steps]
    series = np.asarray(series)
    return series[np.clip(np.asarray(steps), 0, len(series) - 1)]
