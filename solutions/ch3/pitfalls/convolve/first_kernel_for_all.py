"""every signal is convolved with the first kernel."""


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jax.vmap(convolve, in_axes=(0, None))(signals, kernels[0])
