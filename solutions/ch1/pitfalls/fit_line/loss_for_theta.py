"""`update` returns the loss instead of the new theta."""


@jax.jit
def update(
    theta: Float[Array, "2"],
    x: Float[Array, " batch"],
    y: Float[Array, " batch"],
    learning_rate: float = 0.1,
) -> Float[Array, "2"]:
    loss, gradient = jax.value_and_grad(loss_fn)(theta, x, y)
    theta = theta - learning_rate * gradient
    return loss
