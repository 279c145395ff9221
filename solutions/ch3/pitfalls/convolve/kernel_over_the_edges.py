"""the kernel also slides over the edges, as if there were zeros around the signal."""


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    return jnp.correlate(signal, kernel, mode="same")
