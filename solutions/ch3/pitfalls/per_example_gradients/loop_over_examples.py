"""a Python loop calls `jax.grad` for one example after the other."""


def per_example_gradients(
    loss_fn: Callable[[PyTree, Array, Array], Float[Array, ""]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch ..."],
    labels: Float[Array, "batch ..."],
) -> PyTree[Float[Array, "batch ..."]]:
    grads = [jax.grad(loss_fn)(params, x, y) for x, y in zip(inputs, labels, strict=True)]
    return jax.tree.map(lambda *leaves: jnp.stack(leaves), *grads)
