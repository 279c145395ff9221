"""the result of `jax.value_and_grad` was returned as `((loss, aux), grads)` instead of a tuple of three."""


def loss_aux_and_grads(
    loss_fn: Callable[[PyTree, Array, Array], tuple[Float[Array, ""], PyTree]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], PyTree, PyTree[Float[Array, "..."]]]:
    return jax.value_and_grad(loss_fn, has_aux=True)(params, inputs, labels)
