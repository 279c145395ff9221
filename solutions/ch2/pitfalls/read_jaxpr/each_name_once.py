"""each name is counted only once, even if its primitive occurs several times."""


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    names = [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]
    return list(dict.fromkeys(names))


def _count(jaxpr, counts):
    for equation in jaxpr.eqns:
        counts[equation.primitive.name] = 1
        for value in equation.params.values():
            for inner in value if isinstance(value, (tuple, list)) else [value]:
                if hasattr(inner, "eqns"):
                    _count(inner, counts)
