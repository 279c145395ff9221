"""`stop_gradient` was ignored, so its argument was differentiated too."""

ARGUMENTS |= {
    "jax.grad(lambda x: x * jax.lax.stop_gradient(x**2))(3.0)": 27.0,
}
