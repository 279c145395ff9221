"""`jax.jit` gets a new function in each call, so each call compiles."""


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.jit(jax.vmap(convolve))(signals, kernels)
