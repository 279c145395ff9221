"""the function was lowered for each call but never called, so it was traced and the device ran nothing."""


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    traces = 0

    def counted(*args: Any) -> Any:
        nonlocal traces
        traces += 1
        return fn(*args)

    jitted = jax.jit(counted)
    counts = []
    for args in calls:
        before = traces
        jitted.lower(*args)
        counts.append(traces - before)
    return counts
