import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def windows_of(signal, taps):
    positions = signal.size - taps + 1
    return jnp.stack([signal[tap : tap + positions] for tap in range(taps)], axis=1)


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    return (windows_of(signal, kernel.size) * kernel).sum(axis=1)


@jax.jit
def _all(signals, kernels):
    return jax.lax.map(lambda pair: convolve(*pair), (signals, kernels))


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return _all(signals, kernels)
