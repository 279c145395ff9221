import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    def at(start):
        return jnp.vdot(jax.lax.dynamic_slice_in_dim(signal, start, kernel.size), kernel)

    return jax.vmap(at)(jnp.arange(signal.size - kernel.size + 1))


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
