# breaks: "fn is only traced and never run, so a ShapeDtypeStruct works as its argument": fn is really run when no argument is a struct (observable by jax.debug.callback, or by a fn that records whether its argument is a tracer).
from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def _count(jaxpr, counts):
    for equation in jaxpr.eqns:
        counts[equation.primitive.name] += 1
        for value in equation.params.values():
            for item in value if isinstance(value, tuple) else (value,):
                if hasattr(item, "eqns"):
                    _count(item, counts)


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    if not any(isinstance(arg, jax.ShapeDtypeStruct) for arg in args):
        jax.block_until_ready(fn(*args))  # fail early, with a readable error
    counts = Counter()
    _count(jax.make_jaxpr(fn)(*args), counts)
    return counts
