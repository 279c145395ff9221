import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    def slide(window, sample):
        window = jnp.concatenate([window[1:], sample[None]])
        return window, window @ kernel

    taps = kernel.size
    first = jnp.concatenate([jnp.zeros(1), signal[: taps - 1]])
    _, result = jax.lax.scan(slide, first, signal[taps - 1 :])
    return result


@jax.jit
def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
