# breaks: "How often the code would run does not matter: [...] the body of a loop counts once": the body of a scan over 5 items counts 5 times.
from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()

    def visit(jaxpr, times):
        for equation in jaxpr.eqns:
            counts[equation.primitive.name] += times
            inside = times * equation.params["length"] if equation.primitive.name == "scan" else times
            for value in equation.params.values():
                for item in value if isinstance(value, tuple) else (value,):
                    if hasattr(item, "eqns"):
                        visit(item, inside)

    visit(jax.make_jaxpr(fn)(*args), 1)
    return counts
