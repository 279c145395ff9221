"""a sum around the loss turns any result into a scalar, so the error that should appear is hidden."""


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    def total(inputs):
        return jnp.sum(loss_fn(weights, inputs))

    return jax.grad(total)(inputs)
