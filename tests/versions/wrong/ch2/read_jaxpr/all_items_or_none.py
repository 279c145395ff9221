# breaks: "or an item of a tuple that is a parameter": skips a tuple that also holds something else, as (jaxpr, None, jaxpr, None) in jax.lax.custom_linear_solve without transpose_solve.
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
                if hasattr(value, "eqns"):
                    visit(value)
                elif isinstance(value, tuple) and all(hasattr(item, "eqns") for item in value):
                    for item in value:
                        visit(item)

    visit(jax.make_jaxpr(fn)(*args))
    return counts
