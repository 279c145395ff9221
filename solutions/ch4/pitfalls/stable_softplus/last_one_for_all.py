"""`fn` and `derivative` are kept in a global, so the last ones serve all functions that were made."""

_KEPT: list = [None, None]


@jax.custom_jvp
def _replaced(x: Array) -> Array:
    return _KEPT[0](x)


@_replaced.defjvp
def _rule(primals: tuple[Array], tangents: tuple[Array]) -> tuple[Array, Array]:
    return _replaced(*primals), _KEPT[1](*primals) * tangents[0]


def with_derivative(fn: Callable[[Array], Array], derivative: Callable[[Array], Array]) -> Callable[[Array], Array]:
    _KEPT[:] = [fn, derivative]
    return lambda x: _replaced(x)
