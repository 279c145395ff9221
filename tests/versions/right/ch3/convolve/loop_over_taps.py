# another way: Adds a shifted slice of the signal for each tap: no table, but a longer program for more taps.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    positions = signal.size - kernel.size + 1
    total = jnp.zeros(positions, jnp.float32)
    for tap in range(kernel.size):
        total = total + signal[tap : tap + positions] * kernel[tap]
    return total


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
