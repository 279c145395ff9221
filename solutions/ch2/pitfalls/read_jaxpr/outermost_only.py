"""only the outermost jaxpr is counted, so primitives inside `jit`, `cond` or a loop are missed."""


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    return dict(Counter(primitives(fn, *args)))
