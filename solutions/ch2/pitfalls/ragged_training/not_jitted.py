"""`update` is not jitted, so each of its operations runs as a program of its own."""


def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    loss, slopes = jax.value_and_grad(_loss)(params, padded, count, label)
    return jax.tree.map(lambda param, slope: param - 0.5 * slope, params, slopes), loss
