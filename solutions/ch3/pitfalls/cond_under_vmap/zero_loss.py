"""an example with label 0 is left out: its loss and its gradient are 0."""


def relative_loss(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"], y: Float[Array, ""]
) -> Float[Array, ""]:
    prediction = x @ params["w"] + params["b"]
    safe = jnp.where(y == 0, 1, y)
    return jnp.where(y == 0, 0, ((prediction - y) / safe) ** 2)
