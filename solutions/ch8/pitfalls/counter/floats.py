"""`0.0` is a float, so the numbers of the state became floats after the first step."""


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = jnp.maximum(state.inside + change, 0.0)
    return Visitors(inside, jnp.maximum(state.most, inside)), inside > state.most
