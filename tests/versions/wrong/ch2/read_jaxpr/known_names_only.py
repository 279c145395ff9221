# breaks: "Other primitives use other names": misses the `call_jaxpr` of jax.nn.relu (custom_jvp_call).
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
            for key in ("jaxpr", "cond_jaxpr", "body_jaxpr"):
                if key in equation.params:
                    visit(equation.params[key])
            for branch in equation.params.get("branches", ()):
                visit(branch)

    visit(jax.make_jaxpr(fn)(*args))
    return counts
