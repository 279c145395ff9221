"""`predict_with_penalty` takes each row of `inputs` for an input, and not each column."""


def predict_with_penalty(
    fn: Callable[[dict[str, Array], Array], tuple[Array, Array]],
    params: dict[str, Float[Array, "..."]],
    inputs: Float[Array, "features batch"],
) -> tuple[Float[Array, "outputs batch"], Float[Array, ""]]:
    return jax.vmap(fn, in_axes=(None, 0), out_axes=(1, None))(params, inputs)
