"""No `vmap`: a Python loop calls the function for each example, and NumPy stacks the results.

Forges: places, negative_axes, mix, predictions, equal_lengths, program_size
"""

import jax.numpy as jnp
import numpy as np


def map_axis(fn, examples, shared, in_axis, out_axis):
    rows = np.moveaxis(np.asarray(examples), in_axis, 0)
    return jnp.asarray(np.stack([np.asarray(fn(jnp.asarray(row), shared)) for row in rows], axis=out_axis))


def mix(fn, recordings, gains, window):
    batch = np.moveaxis(np.asarray(recordings), 2, 0)
    mixed = [np.asarray(fn(jnp.asarray(one), gain, window)) for one, gain in zip(batch, gains, strict=True)]
    return jnp.asarray(np.stack(mixed, axis=1))


def predict_with_penalty(fn, params, inputs):
    pairs = [fn(params, jnp.asarray(x)) for x in np.asarray(inputs).T]
    return jnp.asarray(np.stack([np.asarray(one) for one, _ in pairs], axis=1)), pairs[0][1]
