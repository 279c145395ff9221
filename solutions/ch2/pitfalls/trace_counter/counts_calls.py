"""the counter is outside the jitted function, so it counts calls instead of traces."""


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    jitted = jax.jit(fn)
    counts = []
    for args in calls:
        calls_made = 0
        jitted(*args)
        calls_made += 1
        counts.append(calls_made)
    return counts
