"""`tolerance` or `max_steps` is read from outside the jitted function, so its first value stays in the program."""

_settings = {}


@jax.jit
def _solve(value, max_steps):
    def unfinished(carry):
        root, steps = carry
        return (jnp.abs(root * root - value) > _settings["tolerance"] * value) & (steps < max_steps)

    def improve(carry):
        root, steps = carry
        return (root + value / root) / 2, steps + 1

    return jax.lax.while_loop(unfinished, improve, (value, jnp.int32(0)))


def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    _settings["tolerance"] = tolerance
    return _solve(value, max_steps)
