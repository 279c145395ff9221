# breaks: "So write no Python loop over the positions.": a list of one dot product for each position
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    positions = signal.size - kernel.size + 1
    return jnp.stack([signal[i : i + kernel.size] @ kernel for i in range(positions)])


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
