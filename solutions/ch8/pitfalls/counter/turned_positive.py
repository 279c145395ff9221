"""a negative sum became positive: `jnp.abs` turns -3 into 3, and not into 0."""


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = jnp.abs(state.inside + change)
    return Visitors(inside, jnp.maximum(state.most, inside)), inside > state.most
