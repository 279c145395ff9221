import itertools
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp



def _as_tuple(value: Any) -> tuple:
    return tuple(value) if isinstance(value, tuple) else (value,)


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    level = [jax.make_jaxpr(fn)(*args)]
    while level:
        equations = [equation for jaxpr in level for equation in jaxpr.eqns]
        for equation in equations:
            counts[equation.primitive.name] += 1
        values = itertools.chain.from_iterable(equation.params.values() for equation in equations)
        items = itertools.chain.from_iterable(map(_as_tuple, values))
        level = [item for item in items if hasattr(item, "eqns")]
    return dict(counts)
