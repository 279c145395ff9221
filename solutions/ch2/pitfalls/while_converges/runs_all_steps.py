"""the loop always runs to max_steps, and only keeps the root once it is close enough."""


@jax.jit
def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    def step(_, state):
        root, steps = state
        far = jnp.abs(root * root - value) > tolerance * value
        return jnp.where(far, (root + value / root) / 2, root), steps + far.astype("int32")

    return jax.lax.fori_loop(0, max_steps, step, (jnp.asarray(value), jnp.int32(0)))
