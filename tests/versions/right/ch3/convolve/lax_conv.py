import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    rows = jax.lax.conv_general_dilated(
        signal[None, None, :], kernel[None, None, :], window_strides=(1,), padding="VALID", precision=jax.lax.Precision.HIGHEST
    )
    return rows[0, 0]


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve)(signals, kernels)
