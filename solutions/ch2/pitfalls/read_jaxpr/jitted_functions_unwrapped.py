"""a jitted function was unwrapped before it was traced, so its `jit` is missing."""


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(getattr(fn, "__wrapped__", fn))(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()
    _count(jax.make_jaxpr(getattr(fn, "__wrapped__", fn))(*args), counts)
    return dict(counts)
