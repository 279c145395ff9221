# another way: Gets the jaxpr from `jax.jit(fn).trace(...)`, the first step of compiling ahead of time.

from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def _jaxpr_of(fn, args):
    return jax.jit(fn).trace(*args).jaxpr


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in _jaxpr_of(fn, args).eqns]


def _names(jaxpr) -> list[str]:
    names = []
    for equation in jaxpr.eqns:
        names += [equation.primitive.name]
        for value in equation.params.values():
            candidates = value if isinstance(value, tuple) else (value,)
            for candidate in candidates:
                if hasattr(candidate, "eqns"):
                    names += _names(candidate)
    return names


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    return Counter(_names(_jaxpr_of(fn, args)))
