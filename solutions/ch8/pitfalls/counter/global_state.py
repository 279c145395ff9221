"""the people inside were kept in a global, and not in the state that came in."""

KEPT = {}


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = jnp.maximum(KEPT.get("inside", state.inside) + change, 0)
    KEPT["inside"] = inside
    return Visitors(inside, jnp.maximum(state.most, inside)), inside > state.most
