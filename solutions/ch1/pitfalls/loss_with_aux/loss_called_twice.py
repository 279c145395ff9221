"""`loss_fn` runs more than once, but one run gives the loss, the auxiliary output and the gradient."""


def loss_aux_and_grads(
    loss_fn: Callable[[PyTree, Array, Array], tuple[Float[Array, ""], PyTree]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], PyTree, PyTree[Float[Array, "..."]]]:
    loss, aux = loss_fn(params, inputs, labels)
    grads, _ = jax.grad(loss_fn, has_aux=True)(params, inputs, labels)
    return loss, aux, grads
