"""a lambda captures the arguments, so `fn` runs on the numbers themselves instead of on tracers."""


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(lambda: fn(*args))().eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()
    _count(jax.make_jaxpr(lambda: fn(*args))(), counts)
    return dict(counts)
