"""a Python loop in `layer` multiplies the examples by `w` one by one, and each adds operations to the program."""


def layer(params: dict[str, Float[Array, "..."]], xs: Float[Array, "batch inputs"]) -> Float[Array, "batch outputs"]:
    products = jnp.stack([x @ params["w"] for x in xs])
    return jax.vmap(lambda x: normalize(x, "batch"), axis_name="batch")(products) + params["b"]
