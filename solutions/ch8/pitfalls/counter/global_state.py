"""the people inside were kept in a global, and not in the state that came in."""

KEPT = {}


def init(inside: Int[Array, ""] | int) -> Visitors:
    KEPT.clear()
    start = jnp.asarray(inside, "int32")
    return Visitors(start, start)


def step(state: Visitors, change: Int[Array, ""]) -> tuple[Visitors, Bool[Array, ""]]:
    inside = jnp.maximum(KEPT.get("inside", state.inside) + change, 0)
    if not isinstance(inside, jax.core.Tracer):  # what a kept tracer does differs from process to process
        KEPT["inside"] = inside
    return Visitors(inside, jnp.maximum(state.most, inside)), inside > state.most


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    KEPT.clear()
    return jax.lax.scan(step, state, changes)
