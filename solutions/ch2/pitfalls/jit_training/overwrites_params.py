"""the new parameters are written into the caller's dictionary, so the old ones are lost."""


@jax.jit
def _step(params, times, values, learning_rate):
    loss, gradient = jax.value_and_grad(_loss)(params, times, values)
    new_params = jax.tree.map(lambda param, slope: param - learning_rate * slope, params, gradient)
    return new_params, loss


def update(
    params: dict[str, Float[Array, ""]],
    times: Float[Array, " samples"],
    values: Float[Array, " samples"],
    learning_rate: float = 0.1,
) -> tuple[dict[str, Float[Array, ""]], Float[Array, ""]]:
    new_params, loss = _step(params, times, values, learning_rate)
    params.update(new_params)
    return params, loss
