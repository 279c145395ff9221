"""nested jaxprs are searched under the name `jaxpr` only, but `cond` and `while` use other names."""

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
        if "jaxpr" in equation.params:
            _count(equation.params["jaxpr"], counts)
