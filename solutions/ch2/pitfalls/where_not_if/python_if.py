"""a Python `if` was used on `done`, which has no value while JAX traces."""


def step_unless_done(
    done: Bool[Array, ""],
    step: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    x: Float[Array, "..."],
) -> Float[Array, "..."]:
    if done:
        return x
    return step(x)
