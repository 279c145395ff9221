# another way: Keeps a list of jaxprs that are left to visit, so no function has to call itself.

from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    names = []
    for equation in jax.make_jaxpr(fn)(*args).eqns:
        names.append(equation.primitive.name)
    return names


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts: dict[str, int] = {}
    todo = [jax.make_jaxpr(fn)(*args)]
    while todo:
        jaxpr = todo.pop()
        for equation in jaxpr.eqns:
            name = equation.primitive.name
            counts[name] = counts.get(name, 0) + 1
            for value in equation.params.values():
                items = value if isinstance(value, tuple) else (value,)
                todo.extend(item for item in items if hasattr(item, "eqns"))
    return counts
