"""the gradient is inside a tuple, because `argnums=(1,)` asks for a tuple and `argnums=1` for an array."""


def gradient_for_inputs(
    loss_fn: Callable[[Array, Array], Float[Array, ""]],
    weights: Float[Array, "..."],
    inputs: Float[Array, "..."],
) -> Float[Array, "..."]:
    return jax.grad(loss_fn, argnums=(1,))(weights, inputs)
