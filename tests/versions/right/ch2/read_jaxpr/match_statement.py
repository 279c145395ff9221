from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    jaxpr = jax.make_jaxpr(fn)(*args)
    return [str(equation.primitive.name) for equation in jaxpr.eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts: Counter = Counter()

    def look_into(value: Any) -> None:
        match value:
            case tuple():
                for item in value:
                    if not isinstance(item, tuple):
                        look_into(item)
            case object(eqns=equations):
                for equation in equations:
                    counts[equation.primitive.name] += 1
                    for parameter in equation.params.values():
                        look_into(parameter)

    look_into(jax.make_jaxpr(fn)(*args))
    return counts
