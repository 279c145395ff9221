"""the gradient is the one for the weights, which `jax.grad` takes if `argnums` is left out."""


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    return jax.grad(loss_fn)(weights, inputs)
