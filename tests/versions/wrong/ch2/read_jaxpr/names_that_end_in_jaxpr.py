# breaks: "It is nested if it is a parameter of an equation, or an item of a tuple that is a parameter [...] Other primitives use other names": misses the parameter `jaxprs` of jax.lax.custom_linear_solve (jnp.linalg.solve).
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
            counts[equation.primitive.name] += 1
            for key, value in equation.params.items():
                if key == "branches":
                    for branch in value:
                        visit(branch)
                elif key.endswith("jaxpr") and hasattr(value, "eqns"):
                    visit(value)

    visit(jax.make_jaxpr(fn)(*args))
    return counts
