"""the auxiliary output was added to the loss, so the gradient is that of their sum."""


def loss_aux_and_grads(
    loss_fn: Callable[[PyTree, Array, Array], tuple[Float[Array, ""], PyTree]],
    params: PyTree[Float[Array, "..."]],
    inputs: Float[Array, "batch features"],
    labels: Float[Array, " batch"],
) -> tuple[Float[Array, ""], PyTree, PyTree[Float[Array, "..."]]]:
    def total(params):
        loss, aux = loss_fn(params, inputs, labels)
        return loss + sum(jnp.sum(leaf) for leaf in jax.tree.leaves(aux)), (loss, aux)

    (_, (loss, aux)), grads = jax.value_and_grad(total, has_aux=True)(params)
    return loss, aux, grads
