import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    return convolve_batch(signal[None], kernel[None])[0]


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    taps = kernels.shape[1]
    table = jnp.arange(signals.shape[1] - taps + 1)[:, None] + jnp.arange(taps)
    return jnp.einsum("npt,nt->np", signals[:, table], kernels)
