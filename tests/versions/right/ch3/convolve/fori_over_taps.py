import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit
def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    positions = signal.shape[0] - kernel.shape[0] + 1

    def add_tap(j, total):
        return total + jax.lax.dynamic_slice(signal, (j,), (positions,)) * kernel[j]

    return jax.lax.fori_loop(0, kernel.shape[0], add_tap, jnp.zeros_like(signal[:positions]))


batched = jax.jit(jax.vmap(convolve))


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return batched(signals, kernels)
