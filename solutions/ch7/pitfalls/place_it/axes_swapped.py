"""`rows` became the length of y, but it is the length of x."""


def make_grid(devices, rows):
    return jax.make_mesh((len(devices) // rows, rows), ("x", "y"), devices=devices)
