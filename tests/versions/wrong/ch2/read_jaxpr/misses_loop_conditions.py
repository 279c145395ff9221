# breaks: "`while` has a `cond_jaxpr` and a `body_jaxpr`": only one nested jaxpr for each equation is counted, so one of these two is missing.
from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()

    def nested_jaxprs(equation):
        for value in equation.params.values():
            if hasattr(value, "eqns"):
                return [value]
            if isinstance(value, tuple) and any(hasattr(item, "eqns") for item in value):
                return [item for item in value if hasattr(item, "eqns")]
        return []

    def visit(jaxpr):
        for equation in jaxpr.eqns:
            counts[equation.primitive.name] += 1
            for nested in nested_jaxprs(equation):
                visit(nested)

    visit(jax.make_jaxpr(fn)(*args))
    return counts
