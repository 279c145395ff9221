# breaks: "including those in nested jaxprs": check "at any depth", a jit inside a jit is not looked into.
from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()
    for equation in jax.make_jaxpr(fn)(*args).eqns:
        counts[equation.primitive.name] += 1
        for value in equation.params.values():
            for item in value if isinstance(value, tuple) else (value,):
                if hasattr(item, "eqns"):
                    counts.update(inner.primitive.name for inner in item.eqns)
    return counts
