# breaks: "So write no Python loop over the positions.": stacks the windows one by one
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    windows = jnp.stack([signal[i : i + kernel.size] for i in range(signal.size - kernel.size + 1)])
    return windows @ kernel


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
