# breaks: "args: example arguments of `fn`: arrays, numbers, [...]": lru_cache needs hashable arguments, so JAX and NumPy arrays raise TypeError (and 1 and 1.0 share one entry).
import functools
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


@functools.lru_cache(maxsize=None)
def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts = Counter()
    _count(jax.make_jaxpr(fn)(*args), counts)
    return counts
