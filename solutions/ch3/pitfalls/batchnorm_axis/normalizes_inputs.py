"""the inputs `x` were normalized, and not the products `x @ w`."""


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    return jax.vmap(lambda x: normalize(x, "batch") @ params["w"] + params["b"], axis_name="batch")(xs)
