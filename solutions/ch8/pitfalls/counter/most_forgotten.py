"""`most` stayed as it was after a record."""


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = jnp.maximum(state.inside + change, 0)
    return state._replace(inside=inside), inside > state.most
