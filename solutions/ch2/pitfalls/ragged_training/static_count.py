"""the count is static, so each length compiles a program of its own, in spite of the buckets."""


@jax.jit(static_argnames="count")
def update(
    params: dict[str, Float[Array, "..."]], padded: Int[Array, " bucket"], count: int, label: int
) -> tuple[dict[str, Float[Array, "..."]], Float[Array, ""]]:
    loss, slopes = jax.value_and_grad(_loss)(params, padded, count, label)
    return jax.tree.map(lambda param, slope: param - 0.5 * slope, params, slopes), loss
