# breaks: "It also works inside `jax.jit` and `jax.vmap`.": np.correlate on tracers: TracerArrayConversionError, and a NumPy array outside
import numpy as np
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    return np.correlate(signal, kernel, mode="valid")


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
