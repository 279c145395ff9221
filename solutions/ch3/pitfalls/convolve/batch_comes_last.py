"""the batch is the last axis of the result, and it was asked for as the first."""


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve, out_axes=1)(signals, kernels)
