from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    make = jax.make_jaxpr(fn)
    jaxpr = make(*args)
    return [jaxpr.eqns[index].primitive.name for index in range(len(jaxpr.eqns))]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    def visit(thing: Any, counts: Counter) -> Counter:
        try:
            equations = thing.eqns
        except AttributeError:
            return counts
        counts.update(equation.primitive.name for equation in equations)
        for equation in equations:
            for value in equation.params.values():
                if isinstance(value, tuple):
                    for item in value:
                        visit(item, counts)
                else:
                    visit(value, counts)
        return counts

    return visit(jax.make_jaxpr(fn)(*args), Counter())
