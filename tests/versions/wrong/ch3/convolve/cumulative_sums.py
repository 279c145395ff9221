# breaks: "result[i] = signal[i] * kernel[0] + signal[i + 1] * kernel[1]": a prefix sum of weighted samples minus another: right only for equal taps
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    taps = kernel.size
    sums = jnp.concatenate([jnp.zeros(1), jnp.cumsum(signal)])
    return (sums[taps:] - sums[:-taps]) * kernel.mean()


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
