# breaks: "A dictionary with the count of each name": the Counter is a default argument, so a second call still has the counts of the first.
from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def _count(jaxpr, counts=Counter()):
    for equation in jaxpr.eqns:
        counts[equation.primitive.name] += 1
        for value in equation.params.values():
            for item in value if isinstance(value, tuple) else (value,):
                if hasattr(item, "eqns"):
                    _count(item, counts)
    return counts


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    return _count(jax.make_jaxpr(fn)(*args))
