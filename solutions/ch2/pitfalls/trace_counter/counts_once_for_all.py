"""only the first trace was counted, but each new shape or dtype traces again."""


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    traced = False

    def noticed(*args: Any) -> Any:
        nonlocal traced
        traced = True
        return fn(*args)

    jitted = jax.jit(noticed)
    counts = []
    for args in calls:
        before = traced
        jitted(*args)
        counts.append(int(traced and not before))
    return counts
