"""NumPy computes the result, and it cannot work with the tracers of `jit` and `vmap`."""

import numpy as np


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    return jnp.asarray(np.correlate(signal, kernel, mode="valid"))


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jnp.stack([convolve(signal, kernel) for signal, kernel in zip(signals, kernels, strict=True)])
