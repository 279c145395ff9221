"""the gradient was multiplied by the learning rate twice, so each step is too short."""


@jax.jit
def update(
    theta: Float[Array, "2"],
    x: Float[Array, " batch"],
    y: Float[Array, " batch"],
    learning_rate: float = 0.1,
) -> Float[Array, "2"]:
    step = learning_rate * jax.grad(loss_fn)(theta, x, y)
    return theta - learning_rate * step
