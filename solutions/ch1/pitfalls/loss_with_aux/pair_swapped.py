"""the inner pair of `((loss, aux), grads)` was unpacked in the wrong order."""


def loss_aux_and_grads(
    loss_fn: Callable[[PyTree, Array, Array], tuple[Float[Array, ""], PyTree]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], PyTree, PyTree[Float[Array, "..."]]]:
    (aux, loss), grads = jax.value_and_grad(loss_fn, has_aux=True)(params, inputs, labels)
    return loss, aux, grads
