"""`loss_fn` gets the whole batch at once, but it is written for one example."""


def per_example_gradients(
    loss_fn: Callable[[PyTree, Array, Array], Float[Array, ""]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch ..."],
    labels: Float[Array, "batch ..."],
) -> PyTree[Float[Array, "batch ..."]]:
    return jax.grad(loss_fn)(params, inputs, labels)
