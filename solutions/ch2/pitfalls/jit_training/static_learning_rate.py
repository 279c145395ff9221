"""the learning rate is static, so each new rate compiles a program of its own."""


@jax.jit(static_argnames="learning_rate")
def update(
    params: dict[str, Float[Array, ""]],
    times: Float[Array, " samples"],
    values: Float[Array, " samples"],
    learning_rate: float = 0.1,
) -> tuple[dict[str, Float[Array, ""]], Float[Array, ""]]:
    loss, gradient = jax.value_and_grad(_loss)(params, times, values)
    new_params = jax.tree.map(lambda param, slope: param - learning_rate * slope, params, gradient)
    return new_params, loss
