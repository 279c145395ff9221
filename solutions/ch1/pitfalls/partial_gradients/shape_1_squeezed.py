"""a squeeze turned the loss of shape (1,) into a scalar, so the error that should appear is hidden."""


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    return jax.grad(lambda inputs: jnp.squeeze(loss_fn(weights, inputs)))(inputs)
