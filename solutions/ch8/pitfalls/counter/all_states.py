"""`run` returned the state after each step, and not only the last one."""


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    def both(state, change):
        state, record = step(state, change)
        return state, (state, record)

    return jax.lax.scan(both, state, changes)[1]
