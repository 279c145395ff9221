"""the loop runs in Python, one small program per operation, because nothing compiles the function as a whole."""


def newton_sqrt(
    value: Float[Array, ""], tolerance: Float[Array, ""], max_steps: Int[Array, ""]
) -> tuple[Float[Array, ""], Int[Array, ""]]:
    root, steps = jnp.asarray(value), jnp.int32(0)
    while abs(root * root - value) > tolerance * value and steps < max_steps:
        root, steps = (root + value / root) / 2, steps + 1
    return root, steps
