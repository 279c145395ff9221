"""a Python `if` looks at the label, but under `vmap` the label is a tracer."""


def relative_loss(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"], y: Float[Array, ""]
) -> Float[Array, ""]:
    prediction = x @ params["w"] + params["b"]
    if y == 0:
        return prediction**2
    return ((prediction - y) / y) ** 2
