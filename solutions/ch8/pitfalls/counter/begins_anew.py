"""`run` began a new counter, and forgot the most people of the state that came in."""


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    return jax.lax.scan(step, init(state.inside), changes)
