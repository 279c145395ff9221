# breaks: "If an equation holds a nested jaxpr, the list has the primitive of that equation, such as `jit`": a jitted fn gives the primitives inside instead of ["jit"].
from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    jaxpr = jax.make_jaxpr(fn)(*args)
    while len(jaxpr.eqns) == 1 and jaxpr.eqns[0].primitive.name == "jit":
        jaxpr = jaxpr.eqns[0].params["jaxpr"]
    return [equation.primitive.name for equation in jaxpr.eqns]


def _count(jaxpr, counts):
    for equation in jaxpr.eqns:
        counts[equation.primitive.name] += 1
        for value in equation.params.values():
            for item in value if isinstance(value, tuple) else (value,):
                if hasattr(item, "eqns"):
                    _count(item, counts)


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()
    _count(jax.make_jaxpr(fn)(*args), counts)
    return counts
