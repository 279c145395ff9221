# breaks: "Lists the primitives in the outermost jaxpr of a function [...] args: [...] numbers": primitives(lambda x: x * 2.0, 3.0) gives [], because Python multiplies the number.
from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def _trace(fn, args):
    static = tuple(index for index, arg in enumerate(args) if isinstance(arg, int | float))
    return jax.make_jaxpr(fn, static_argnums=static)(*args)


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in _trace(fn, args).eqns]


def _count(jaxpr, counts):
    for equation in jaxpr.eqns:
        counts[equation.primitive.name] += 1
        for value in equation.params.values():
            for item in value if isinstance(value, tuple) else (value,):
                if hasattr(item, "eqns"):
                    _count(item, counts)


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()
    _count(_trace(fn, args), counts)
    return counts
