# breaks: "If several equations hold the same nested jaxpr, it counts once for each of them": a jitted function that is called twice with the same shapes counts once inside.
from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()
    seen = set()

    def visit(jaxpr):
        if id(jaxpr) in seen:
            return
        seen.add(id(jaxpr))
        for equation in jaxpr.eqns:
            counts[equation.primitive.name] += 1
            for value in equation.params.values():
                for item in value if isinstance(value, tuple) else (value,):
                    if hasattr(item, "eqns"):
                        visit(item)

    visit(jax.make_jaxpr(fn)(*args))
    return counts
