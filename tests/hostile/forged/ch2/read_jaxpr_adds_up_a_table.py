"""Traces each function of the check file once, on its own, and adds up a table in place of tracing `fn`.

The names and the order of a check's functions are known from its closures. But the second derivative of a chain has
other primitives than the second derivatives of its links.

Forges: outermost, traced, counts_inside_jit, counts_each_call, counts_under_any_name, counts_inside_control_flow
"""

from collections import Counter

import jax
import jax.numpy as jnp
from jax import lax

FUNCTIONS = ["sin", "cos", "tanh", "exp", "logistic"]


def second(name):
    first = jax.grad(lambda v: getattr(lax, name)(v).sum())
    return jax.grad(lambda v: first(v).sum())


TABLE = {
    name: [equation.primitive.name for equation in jax.make_jaxpr(second(name))(jnp.ones(3)).eqns] for name in FUNCTIONS
}
BENT = {"after", "names", "third", "first", "second", "true", "body", "steps"}


def chains(fn):
    cells = zip(fn.__code__.co_freevars, fn.__closure__ or (), strict=True)
    return {name: cell.cell_contents for name, cell in cells if isinstance(cell.cell_contents, list)}


def expand(name, names):
    return [primitive for one in names for primitive in (TABLE[one] if name in BENT else [one])]


def primitives(fn, *args):
    found = chains(fn)
    if "before" in found:
        return ["add", *found["before"], "jit", "mul", *expand("after", found["after"])]
    return ["add", *expand("names", found["names"]), "mul"]


def count_primitives(fn, *args):
    found = chains(fn)
    counts = Counter()
    for name, names in found.items():
        counts.update(expand(name, names))
    if "condition" in found:
        counts.update(["cond", "while", "scan", "jit", "lt", "slice", "squeeze", "convert_element_type"])
    elif set(found) == {"first", "second", "third"}:
        counts.update(["jit", "jit"] if "outer" in fn.__code__.co_varnames else ["custom_jvp_call", "custom_vjp_call"])
    elif "inner" in fn.__code__.co_varnames:
        counts.update(counts)
        counts.update(["jit", "jit"])
    else:
        counts.update(["add", "mul"])
    return counts
