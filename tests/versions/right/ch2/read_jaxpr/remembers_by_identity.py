from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    outermost = jax.make_jaxpr(fn)(*args)
    known: dict[int, Counter] = {}  # the outermost jaxpr keeps all nested ones alive, so an id stays unique

    def count(jaxpr) -> Counter:
        if id(jaxpr) not in known:
            total: Counter = Counter()
            for equation in jaxpr.eqns:
                total[equation.primitive.name] += 1
                for value in equation.params.values():
                    for item in value if isinstance(value, tuple) else [value]:
                        if hasattr(item, "eqns"):
                            total.update(count(item))
            known[id(jaxpr)] = total
        return known[id(jaxpr)]

    return count(outermost)
