"""the traces are predicted from shapes, dtypes and weak types, and not counted."""


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    jitted = jax.jit(lambda *args: fn(*args))
    seen, counts = [], []
    for args in calls:
        kind = [(jax.numpy.shape(arg), jax.dtypes.result_type(arg), isinstance(arg, (int, float))) for arg in args]
        jitted(*args)
        counts.append(0 if kind in seen else 1)
        seen.append(kind)
    return counts
