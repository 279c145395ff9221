"""the first call was handled ahead of the loop, so there must be one."""


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    traces = 0

    def counted(*args: Any) -> Any:
        nonlocal traces
        traces += 1
        return fn(*args)

    jitted = jax.jit(counted)
    jitted(*calls[0])
    counts = [traces]
    for args in calls[1:]:
        before = traces
        jitted(*args)
        counts.append(traces - before)
    return counts
