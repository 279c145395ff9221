# breaks: "Each call after": eager lax.map of a fresh closure compiles in each call: much slower than the loop
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
    def one(n):
        return convolve(signals[n], kernels[n])

    return jax.lax.map(one, jnp.arange(signals.shape[0]))
