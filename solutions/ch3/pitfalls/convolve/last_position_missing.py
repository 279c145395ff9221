"""the last position is missing: there are samples - taps + 1 of them."""


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    windows = jnp.arange(signal.size - kernel.size)[:, None] + jnp.arange(kernel.size)
    return signal[windows] @ kernel
