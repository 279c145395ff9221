"""`jax.jit` is called inside `update`, so each call makes a new function and compiles it again."""


def update(
    params: dict[str, Float[Array, ""]],
    times: Float[Array, " samples"],
    values: Float[Array, " samples"],
    learning_rate: float = 0.1,
) -> tuple[dict[str, Float[Array, ""]], Float[Array, ""]]:
    def step(params):
        loss, gradient = jax.value_and_grad(_loss)(params, times, values)
        return jax.tree.map(lambda param, slope: param - learning_rate * slope, params, gradient), loss

    return jax.jit(step)(params)
