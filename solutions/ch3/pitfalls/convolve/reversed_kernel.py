"""the kernel is reversed: `jnp.convolve` turns it round before it slides it."""


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    return jnp.convolve(signal, kernel, mode="valid")
