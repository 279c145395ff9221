"""a Python loop visits the positions one by one, and each of them adds operations to the program."""


def convolve(signal: Float[Array, " samples"], kernel: Float[Array, " taps"]) -> Float[Array, " positions"]:
    positions = signal.size - kernel.size + 1
    return jnp.stack([jnp.dot(signal[i : i + kernel.size], kernel) for i in range(positions)])
