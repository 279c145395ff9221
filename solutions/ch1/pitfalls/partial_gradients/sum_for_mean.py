"""the squared errors were summed instead of averaged, so the gradients grow with the batch."""


def regression_gradients(
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    targets: Float[Array, " batch"],
) -> dict[str, Float[Array, "..."]]:
    def mean_squared_error(params):
        predictions = inputs @ params["weights"] + params["bias"]
        return jnp.sum((predictions - targets) ** 2)

    return jax.grad(mean_squared_error)(params)
