"""a Python `while`, `if` or `and` asks a tracer whether it is true, and a tracer has no value yet."""


@jax.jit
def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    root, steps = value, jnp.int32(0)
    while abs(root * root - value) > tolerance * value and steps < max_steps:
        root, steps = (root + value / root) / 2, steps + 1
    return root, steps
