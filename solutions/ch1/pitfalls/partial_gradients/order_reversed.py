"""the gradients are in the wrong order: the one for the inputs comes first, then the one for the weights."""


def gradients_for_both(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> tuple[Float[Array, "..."], Float[Array, "..."]]:
    return jax.grad(loss_fn, argnums=(1, 0))(weights, inputs)
