"""a tiny number is added to the label, so a label of 0 gives a huge loss."""


def relative_loss(
    params: dict[str, Float[Array, "..."]], x: Float[Array, " features"], y: Float[Array, ""]
) -> Float[Array, ""]:
    prediction = x @ params["w"] + params["b"]
    return ((prediction - y) / (y + 1e-6)) ** 2
