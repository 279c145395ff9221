import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    samples, taps = signal.size, kernel.size
    offset = jnp.arange(samples) - jnp.arange(samples - taps + 1)[:, None]
    inside = (offset >= 0) & (offset < taps)
    band = jnp.where(inside, kernel[jnp.clip(offset, 0, taps - 1)], 0.0)
    return band @ signal


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
