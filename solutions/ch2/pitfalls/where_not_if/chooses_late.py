"""`step` is called outside of the branches of `lax.cond`, so it runs in any case."""


def step_unless_done(
    done: Bool[Array, ""],
    step: Callable[[Float[Array, "..."]], Float[Array, "..."]],
    x: Float[Array, "..."],
) -> Float[Array, "..."]:
    stepped = step(x)
    return lax.cond(done, lambda: x, lambda: stepped)
