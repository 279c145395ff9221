"""the count stops one level down, so a jaxpr inside a nested jaxpr is missed."""


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()
    for equation in jax.make_jaxpr(fn)(*args).eqns:
        counts[equation.primitive.name] += 1
        for value in equation.params.values():
            for inner in value if isinstance(value, (tuple, list)) else [value]:
                if hasattr(inner, "eqns"):
                    counts.update(nested.primitive.name for nested in inner.eqns)
    return dict(counts)
