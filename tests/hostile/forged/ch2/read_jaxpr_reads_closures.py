"""Reads the names off the closures of the function, and traces nothing.

The closures hold the functions that are called. But the primitives are those of their second derivatives.

Forges: outermost, traced, counts_inside_jit, counts_each_call, counts_under_any_name, counts_inside_control_flow
"""

from collections import Counter


def names_in(value, seen):
    if id(value) in seen:
        return []
    seen.add(id(value))
    if isinstance(value, str):
        return [value]
    if isinstance(value, (list, tuple)):
        return [name for item in value for name in names_in(item, seen)]
    names = []
    for cell in getattr(value, "__closure__", None) or ():
        names += names_in(cell.cell_contents, seen)
    return names


def primitives(fn, *args):
    before, inside, after = ([], [], [])
    cells = dict(zip(fn.__code__.co_freevars, fn.__closure__, strict=True))
    if "before" in cells:
        before, inside, after = (cells[name].cell_contents for name in ("before", "inside", "after"))
        return ["add", *before, "jit", "mul", *after]
    return ["add", *names_in(fn, set()), "mul"]


def count_primitives(fn, *args):
    counts = Counter(names_in(fn, set()))
    inner = {"outer": {"jit": 2}, "condition": {"cond": 1, "while": 1, "scan": 1, "jit": 1, "lt": 1}}
    for name, more in inner.items():
        if name in fn.__code__.co_varnames + fn.__code__.co_freevars:
            counts.update(more)
    return counts
