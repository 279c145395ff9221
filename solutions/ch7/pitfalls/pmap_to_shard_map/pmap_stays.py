"""`jax.pmap` still chooses the devices by itself, one for each signal, and knows nothing about the mesh."""


def convolve_all(kernels, signals, mesh):
    return jax.pmap(convolve)(kernels, signals)
