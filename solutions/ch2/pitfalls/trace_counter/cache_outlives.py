"""the jitted function outlives `count_traces`, so a second count finds everything in its cache."""

_traces = []


@jax.jit(static_argnums=0)
def _counted(fn: Callable[..., Any], *args: Any) -> Any:
    _traces.append(fn)
    return fn(*args)


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    counts = []
    for args in calls:
        before = len(_traces)
        _counted(fn, *args)
        counts.append(len(_traces) - before)
    return counts
