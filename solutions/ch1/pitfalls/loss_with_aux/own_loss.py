"""`loss_with_aux` is differentiated in any case, and the `loss_fn` that was passed in is ignored."""


def loss_aux_and_grads(
    loss_fn: Callable[[PyTree, Array, Array], tuple[Float[Array, ""], PyTree]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], PyTree, PyTree[Float[Array, "..."]]]:
    (loss, aux), grads = jax.value_and_grad(loss_with_aux, has_aux=True)(params, inputs, labels)
    return loss, aux, grads
