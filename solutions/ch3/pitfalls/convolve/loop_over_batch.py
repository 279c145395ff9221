"""a Python loop visits the signals one by one, and each signal adds its own operations to the program."""


def convolve_batch(
    signals: Float[Array, "batch samples"], kernels: Float[Array, "batch taps"]
) -> Float[Array, "batch positions"]:
    return jnp.stack([convolve(signal, kernel) for signal, kernel in zip(signals, kernels, strict=True)])
