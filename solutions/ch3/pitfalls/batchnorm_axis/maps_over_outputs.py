"""`in_axes=1` and `out_axes=1` took the features for the batch."""


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    products = xs @ params["w"]
    return jax.vmap(lambda x: normalize(x, "batch"), in_axes=1, out_axes=1, axis_name="batch")(products) + params["b"]
