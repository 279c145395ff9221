"""`fn` is called first, so `jax.make_jaxpr` gets its result instead of the function."""


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn(*args))(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()
    _count(jax.make_jaxpr(fn(*args))(*args), counts)
    return dict(counts)
