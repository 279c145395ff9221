# breaks: "its program has at most 150 operations, however many signals and": a Python loop in jit: fast, but the program grows with the batch
import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    starts = jnp.arange(signal.size - kernel.size + 1)
    windows = signal[starts[:, None] + jnp.arange(kernel.size)]
    return windows @ kernel


@jax.jit
def _loop(signals, kernels):
    return jnp.stack([convolve(signals[n], kernels[n]) for n in range(signals.shape[0])])


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return _loop(signals, kernels)
