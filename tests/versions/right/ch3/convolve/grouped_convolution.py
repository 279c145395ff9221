import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    starts = jnp.arange(signal.size - kernel.size + 1)
    windows = signal[starts[:, None] + jnp.arange(kernel.size)]
    return windows @ kernel


@jax.jit
def _grouped(signals, kernels):
    count = signals.shape[0]
    rows = jax.lax.conv_general_dilated(
        signals[None], kernels[:, None, :], (1,), "VALID", feature_group_count=count, precision="highest"
    )
    return rows[0]


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return _grouped(signals, kernels)
