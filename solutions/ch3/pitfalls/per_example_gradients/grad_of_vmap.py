"""`jax.grad` stands outside of `jax.vmap`, so it meets an array of losses in place of one number."""


def per_example_gradients(
    loss_fn: Callable[[PyTree, Array, Array], Float[Array, ""]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch ..."],
    labels: Float[Array, "batch ..."],
) -> PyTree[Float[Array, "batch ..."]]:
    return jax.grad(jax.vmap(loss_fn, in_axes=(None, 0, 0)))(params, inputs, labels)
