# breaks: "Convolves each signal with its own kernel": calls convolve with the whole batch, without vmap
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    starts = jnp.arange(signal.size - kernel.size + 1)
    windows = signal[starts[:, None] + jnp.arange(kernel.size)]
    return windows @ kernel


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return convolve(signals, kernels)
