"""`step(x)` was computed before the choice, so it always runs."""


def step_unless_done(
    done: Bool[Array, ""],
    step: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    x: Float[Array, "..."],
) -> Float[Array, "..."]:
    return jnp.where(done, x, step(x))
