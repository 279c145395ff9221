# breaks: "The equation that holds a nested jaxpr counts as one, and the equations inside count too": dict.update overwrites instead of adding, so a primitive that is both outside and inside (lambda x: jnp.sin(jax.jit(jnp.sin)(x))) is counted wrongly.
from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def _count(jaxpr):
    counts = {}
    for equation in jaxpr.eqns:
        name = equation.primitive.name
        counts[name] = counts.get(name, 0) + 1
        for value in equation.params.values():
            for item in value if isinstance(value, tuple) else (value,):
                if hasattr(item, "eqns"):
                    counts.update(_count(item))
    return counts


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    return _count(jax.make_jaxpr(fn)(*args))
