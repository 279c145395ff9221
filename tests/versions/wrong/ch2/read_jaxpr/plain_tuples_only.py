# breaks: "an item of a tuple that is a parameter": a named tuple is a tuple too, but `type(value) is tuple` misses it (the `jaxprs` of jax.lax.custom_linear_solve).
from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()

    def visit(jaxpr):
        for equation in jaxpr.eqns:
            counts[equation.primitive.name] += 1
            for value in equation.params.values():
                items = value if type(value) is tuple else (value,)
                for item in items:
                    if hasattr(item, "eqns"):
                        visit(item)

    visit(jax.make_jaxpr(fn)(*args))
    return counts
