# another way: Calls `jnp.correlate`, which slides a kernel without reversing it: the shortest form.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    return jnp.correlate(signal, kernel, mode="valid", precision="highest")


_batch = jax.jit(jax.vmap(convolve))


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return _batch(signals, kernels)
