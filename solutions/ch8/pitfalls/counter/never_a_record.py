"""the people inside were compared with the new `most`, so nothing is ever a record."""


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = jnp.maximum(state.inside + change, 0)
    most = jnp.maximum(state.most, inside)
    return Visitors(inside, most), inside > most
