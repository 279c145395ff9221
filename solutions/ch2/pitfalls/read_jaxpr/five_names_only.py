"""looks for nested jaxprs under the names of parameters that it knows, and misses those under others."""


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()
    _count_known(jax.make_jaxpr(fn)(*args), counts)
    return counts


def _count_known(jaxpr, counts):
    for equation in jaxpr.eqns:
        counts[equation.primitive.name] += 1
        inner = [equation.params.get(name) for name in ("jaxpr", "call_jaxpr", "cond_jaxpr", "body_jaxpr")]
        for each in [*inner, *equation.params.get("branches", ())]:
            if hasattr(each, "eqns"):
                _count_known(each, counts)
