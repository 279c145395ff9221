"""the learning rate is static, so every new value compiles another program."""


@jax.jit(static_argnames="learning_rate")
def update(
    theta: Float[Array, "2"],
    x: Float[Array, " batch"],
    y: Float[Array, " batch"],
    learning_rate: float = 0.1,
) -> Float[Array, "2"]:
    return theta - learning_rate * jax.grad(loss_fn)(theta, x, y)
