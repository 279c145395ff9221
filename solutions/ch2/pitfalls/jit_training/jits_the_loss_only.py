"""only the loss and its gradient are jitted, so the arithmetic on the parameters runs outside, one by one."""

_value_and_grad = jax.jit(jax.value_and_grad(_loss))


def update(
    params: dict[str, Float[Array, ""]],
    times: Float[Array, " samples"],
    values: Float[Array, " samples"],
    learning_rate: float = 0.1,
) -> tuple[dict[str, Float[Array, ""]], Float[Array, ""]]:
    loss, gradient = _value_and_grad(params, times, values)
    new_params = jax.tree.map(lambda param, slope: param - learning_rate * slope, params, gradient)
    return new_params, loss
