"""nested jaxprs are searched under a few names only, so the `call_jaxpr` of a custom derivative is missed."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import jax


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()
    _count(jax.make_jaxpr(fn)(*args), counts)
    return dict(counts)


def _count(jaxpr, counts):
    for equation in jaxpr.eqns:
        counts[equation.primitive.name] += 1
        for name in ("jaxpr", "branches", "cond_jaxpr", "body_jaxpr"):
            value = equation.params.get(name)
            for inner in value if isinstance(value, (tuple, list)) else [value]:
                if hasattr(inner, "eqns"):
                    _count(inner, counts)
