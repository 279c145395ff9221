"""`stop_gradient` was expected to stop the whole gradient, but it stops only what stands in it."""

ARGUMENTS |= {
    "jax.grad(lambda x: x * jax.lax.stop_gradient(x**2))(3.0)": 0.0,
}
