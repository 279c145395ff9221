import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    return jnp.convolve(signal, kernel[::-1], mode="valid", precision="highest")


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
