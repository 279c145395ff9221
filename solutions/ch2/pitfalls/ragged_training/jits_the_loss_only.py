"""only the loss and its gradient are jitted, so the arithmetic on the parameters runs outside, one by one."""

_value_and_grad = jax.jit(jax.value_and_grad(_loss))


def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    loss, slopes = _value_and_grad(params, padded, count, label)
    return jax.tree.map(lambda param, slope: param - 0.5 * slope, params, slopes), loss
