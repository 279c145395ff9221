"""the losses are averaged before `jax.grad`, so there is one gradient for all examples."""


def per_example_gradients(
    loss_fn: Callable[[PyTree, Array, Array], Float[Array, ""]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch ..."],
    labels: Float[Array, "batch ..."],
) -> PyTree[Float[Array, "batch ..."]]:
    def mean_loss(params: PyTree) -> Float[Array, ""]:
        return jnp.mean(jax.vmap(loss_fn, in_axes=(None, 0, 0))(params, inputs, labels))

    return jax.grad(mean_loss)(params)
