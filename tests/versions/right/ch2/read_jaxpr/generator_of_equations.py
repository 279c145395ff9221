# another way: Yields all equations from a recursive generator, so other code can use the same walk.

from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def _nested(equation):
    for value in equation.params.values():
        if hasattr(value, "eqns"):
            yield value
        elif isinstance(value, tuple):
            yield from (item for item in value if hasattr(item, "eqns"))


def _equations(jaxpr):
    for equation in jaxpr.eqns:
        yield equation
        for nested in _nested(equation):
            yield from _equations(nested)


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    closed = jax.make_jaxpr(fn)(*args)
    return list(map(lambda equation: equation.primitive.name, closed.eqns))


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    return Counter(equation.primitive.name for equation in _equations(jax.make_jaxpr(fn)(*args)))
