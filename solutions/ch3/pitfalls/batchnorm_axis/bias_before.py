"""`b` was added before the normalization, which takes it away again."""


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    return jax.vmap(lambda x: normalize(x @ params["w"] + params["b"], "batch"), axis_name="batch")(xs)
