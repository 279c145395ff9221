"""a negative sum stayed as it was, but then 0 people are inside."""


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = state.inside + change
    return Visitors(inside, jnp.maximum(state.most, inside)), inside > state.most
