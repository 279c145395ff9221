from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def _count_value(value) -> Counter:
    if isinstance(value, tuple):
        return sum((_count_jaxpr(item) for item in value), Counter())
    return _count_jaxpr(value)


def _count_jaxpr(jaxpr) -> Counter:
    total: Counter = Counter()
    for equation in getattr(jaxpr, "eqns", ()):
        total[equation.primitive.name] += 1
        for value in equation.params.values():
            total += _count_value(value)
    return total


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    return dict(_count_jaxpr(jax.make_jaxpr(fn)(*args)))
