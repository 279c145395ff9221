"""the gradients were sorted by argument, but `argnums` gives the order."""

ARGUMENTS |= {
    "jax.grad(lambda x, y: x * y**2, argnums=(1, 0))(3.0, 5.0)": (25.0, 30.0),
}
