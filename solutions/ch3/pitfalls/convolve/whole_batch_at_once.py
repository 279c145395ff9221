"""`convolve` got the whole batch, so it takes the rows of `signals` for the samples of one signal."""


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return convolve(signals, kernels)
