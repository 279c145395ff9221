"""`derivative` is never used: the new function is `fn` itself."""


def with_derivative(fn: Callable[[Array], Array], derivative: Callable[[Array], Array]) -> Callable[[Array], Array]:
    return lambda x: fn(x)
