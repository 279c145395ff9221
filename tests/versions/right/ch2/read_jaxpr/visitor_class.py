from collections import Counter
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp


class _Visitor:
    def __init__(self, deep: bool) -> None:
        self.deep = deep
        self.names: list[str] = []

    def visit(self, jaxpr) -> "_Visitor":
        for equation in jaxpr.eqns:
            self.names.append(equation.primitive.name)
            if self.deep:
                for value in equation.params.values():
                    self.visit_value(value)
        return self

    def visit_value(self, value) -> None:
        if hasattr(value, "eqns"):
            self.visit(value)
        elif isinstance(value, tuple):
            for item in value:
                if hasattr(item, "eqns"):
                    self.visit(item)


def primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    return _Visitor(deep=False).visit(jax.make_jaxpr(fn)(*args)).names


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    return Counter(_Visitor(deep=True).visit(jax.make_jaxpr(fn)(*args)).names)
