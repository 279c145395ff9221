"""Computes with NumPy, and puts the results on the mesh. Its programs give back the signals.

Such numbers are right, but NumPy has no program.

Forges: convolve_all, shares, several, placed, nothing_moves
"""

import jax
import numpy as np
from jax.sharding import NamedSharding
from jax.sharding import PartitionSpec as P


def convolve(kernel, signal):
    positions = signal.size - kernel.size + 1
    return sum(kernel[i] * signal[i : i + positions] for i in range(kernel.size))


def outputs(kernels, signals):
    kernels, signals = np.asarray(kernels), np.asarray(signals)
    windows = np.lib.stride_tricks.sliding_window_view(signals, kernels.shape[-1], axis=1)
    return np.sum(windows * kernels[..., None, :], axis=2)


def convolve_all(kernels, signals, mesh):
    if isinstance(signals, jax.core.Tracer):
        return signals[:, : signals.shape[1] - kernels.shape[1] + 1]
    return jax.device_put(outputs(kernels, signals), NamedSharding(mesh, P("devices")))


def shares(kernel, signals, mesh):
    if isinstance(signals, jax.core.Tracer):
        return signals[:, : signals.shape[1] - kernel.size + 1]
    found = outputs(kernel, signals)
    return jax.device_put(found / found.sum(axis=0), NamedSharding(mesh, P("devices")))
