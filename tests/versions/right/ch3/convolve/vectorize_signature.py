# another way: Uses `jnp.vectorize` with a signature, which also takes several batch axes.

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float


@jax.jit
def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    table = jnp.arange(len(signal) - len(kernel) + 1)[None, :] + jnp.arange(len(kernel))[:, None]
    return jnp.dot(kernel, jnp.take(signal, table, axis=0))


_batched = jax.jit(jnp.vectorize(convolve, signature="(s),(t)->(p)"))


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return _batched(signals, kernels)
