"""the loop takes a fixed number of steps and looks at neither `tolerance` nor `max_steps`."""


@jax.jit
def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    def improve(_, root):
        return (root + value / root) / 2

    return jax.lax.fori_loop(0, 10, improve, value), jnp.int32(10)
