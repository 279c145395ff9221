"""nested jaxprs are searched under a few names only, so the `call_jaxpr` of a custom derivative is missed."""


def _count(jaxpr, counts):
    for equation in jaxpr.eqns:
        counts[equation.primitive.name] += 1
        for name in ("jaxpr", "branches", "cond_jaxpr", "body_jaxpr"):
            value = equation.params.get(name)
            for inner in value if isinstance(value, (tuple, list)) else [value]:
                if hasattr(inner, "eqns"):
                    _count(inner, counts)
