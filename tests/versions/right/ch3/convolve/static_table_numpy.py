import numpy as np
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    table = np.add.outer(np.arange(signal.size - kernel.size + 1), np.arange(kernel.size))
    return jnp.sum(signal[table] * kernel[None, :], axis=-1)


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
