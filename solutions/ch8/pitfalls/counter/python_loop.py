"""a Python loop goes through the changes, and each of them adds operations to the program."""


def run(state: Visitors, changes: Int[Array, "steps"]) -> tuple[Visitors, Bool[Array, "steps"]]:
    records = []
    for change in changes:
        state, record = step(state, change)
        records.append(record)
    return state, jnp.stack(records)
