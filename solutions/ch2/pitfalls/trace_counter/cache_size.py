"""entries of jit's cache were counted, but a NumPy array and a `jax.Array` have two entries and share one trace."""


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    jitted = jax.jit(lambda *args: fn(*args))
    counts = []
    for args in calls:
        before = jitted._cache_size()
        jitted(*args)
        counts.append(jitted._cache_size() - before)
    return counts
