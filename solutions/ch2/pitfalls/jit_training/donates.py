"""`update` donates its arguments (`donate_argnums`), which destroys the caller's arrays."""


@jax.jit(donate_argnums=0)
def update(
    params: dict[str, Float[Array, ""]],
    times: Float[Array, " samples"],
    values: Float[Array, " samples"],
    learning_rate: float = 0.1,
) -> tuple[dict[str, Float[Array, ""]], Float[Array, ""]]:
    loss, gradient = jax.value_and_grad(_loss)(params, times, values)
    new_params = jax.tree.map(lambda param, slope: param - learning_rate * slope, params, gradient)
    return new_params, loss
