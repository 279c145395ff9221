"""only the outermost jaxpr is counted, so primitives inside `jit`, `cond` or a loop are missed."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import jax


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    return dict(Counter(primitives(fn, *args)))
