"""each entry is the total so far instead of the traces of its own call."""


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    traces = 0

    def counted(*args: Any) -> Any:
        nonlocal traces
        traces += 1
        return fn(*args)

    jitted = jax.jit(counted)
    counts = []
    for args in calls:
        jitted(*args)
        counts.append(traces)
    return counts
