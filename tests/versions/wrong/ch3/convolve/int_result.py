# breaks: "a float32 JAX array with samples - taps + 1 elements.": total begins as integers and .at[].add truncates the fractions
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    positions = signal.size - kernel.size + 1
    total = jnp.zeros(positions, jnp.int32)
    for tap in range(kernel.size):
        total = total.at[:].add((signal[tap : tap + positions] * kernel[tap]).astype(int))
    return total


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
