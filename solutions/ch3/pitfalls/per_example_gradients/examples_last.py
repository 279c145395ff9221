"""the axis of the examples is the last one of each gradient, but it should be the first."""


def per_example_gradients(
    loss_fn: Callable[[PyTree, Array, Array], Float[Array, ""]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch ..."],
    labels: Float[Array, "batch ..."],
) -> PyTree[Float[Array, "batch ..."]]:
    return jax.vmap(jax.grad(loss_fn), in_axes=(None, 0, 0), out_axes=-1)(params, inputs, labels)
