"""the loop goes on when `root**2` is exactly as far off as `tolerance` allows: `>=` is used instead of `>`."""


@jax.jit
def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    def unfinished(carry):
        root, steps = carry
        return (jnp.abs(root * root - value) >= tolerance * value) & (steps < max_steps)

    def improve(carry):
        root, steps = carry
        return (root + value / root) / 2, steps + 1

    return jax.lax.while_loop(unfinished, improve, (value, jnp.int32(0)))
