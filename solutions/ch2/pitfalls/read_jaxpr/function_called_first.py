"""`fn` is called first, so `jax.make_jaxpr` gets its result instead of the function."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import jax


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn(*args))(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()
    _count(jax.make_jaxpr(fn(*args))(*args), counts)
    return dict(counts)


def _count(jaxpr, counts):
    for equation in jaxpr.eqns:
        counts[equation.primitive.name] += 1
        for value in equation.params.values():
            for inner in value if isinstance(value, (tuple, list)) else [value]:
                if hasattr(inner, "eqns"):
                    _count(inner, counts)
