# breaks: "It also works inside `jax.jit` and `jax.vmap`.": sliding_window_view makes a NumPy array: TracerArrayConversionError under jit and vmap
import numpy as np
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    windows = np.lib.stride_tricks.sliding_window_view(np.asarray(signal), kernel.size)
    return jnp.asarray(windows) @ kernel


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
