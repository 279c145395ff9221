# breaks: "The equation that holds a nested jaxpr counts as one": jit, cond, while and scan are missing in the counts.
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
            nested = []
            for value in equation.params.values():
                items = value if isinstance(value, tuple) else (value,)
                nested += [item for item in items if hasattr(item, "eqns")]
            if not nested:
                counts[equation.primitive.name] += 1
            for jaxpr_inside in nested:
                visit(jaxpr_inside)

    visit(jax.make_jaxpr(fn)(*args))
    return counts
