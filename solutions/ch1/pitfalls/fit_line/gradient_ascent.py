"""the step goes up the gradient instead of down, so the loss grows with every update."""


@jax.jit
def update(
    theta: Float[Array, "2"],
    x: Float[Array, " batch"],
    y: Float[Array, " batch"],
    learning_rate: float = 0.1,
) -> Float[Array, "2"]:
    return theta + learning_rate * jax.grad(loss_fn)(theta, x, y)
