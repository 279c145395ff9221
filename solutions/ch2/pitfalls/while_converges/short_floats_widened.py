"""the root is float32, whatever the dtype of the value is."""


@jax.jit
def newton_sqrt(value, tolerance, max_steps):
    value = jnp.asarray(value, jnp.float32)

    def unfinished(carry):
        root, steps = carry
        return (jnp.abs(root * root - value) > tolerance * value) & (steps < max_steps)

    def improve(carry):
        root, steps = carry
        return (root + value / root) / 2, steps + 1

    return jax.lax.while_loop(unfinished, improve, (value, jnp.int32(0)))
