"""a new function was jitted for each call, and a new function starts with an empty cache."""


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    counts = []
    for args in calls:
        traces = []

        def counted(*args: Any, traces: list[int] = traces) -> Any:
            traces.append(1)
            return fn(*args)

        jax.jit(counted)(*args)
        counts.append(len(traces))
    return counts
