# breaks: "at all positions where the whole kernel lies on the signal.": the table is transposed: error, or wrong if positions == taps
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    starts = jnp.arange(signal.size - kernel.size + 1)
    return signal[starts + jnp.arange(kernel.size)[:, None]] @ kernel


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
