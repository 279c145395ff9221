"""Structure: which primitives a function traces to, nested jaxprs included, and how the count grows.

Exact jaxpr text and exact totals change between JAX versions: ask for presence, absence, and growth.
"""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable
from typing import Any

import jax
from jax.extend.core import Jaxpr, jaxprs_in_params

from grader.boundary import observe
from grader.boundary.programs import program
from grader.checks.values import assert_close, describe
from grader.messages import CheckFailed

__all__ = ["assert_compiled_whole", "assert_no_growth", "assert_primitives", "count_primitives"]


def count_primitives(fn: Callable[..., Any], *args: Any) -> dict[str, int]:
    """The primitives that a function traces to, by name. Runs where the student's code lives."""
    counts: collections.Counter[str] = collections.Counter()
    _count(jax.make_jaxpr(fn)(*args).jaxpr, counts)
    return dict(counts)


def _count(jaxpr: Jaxpr, counts: collections.Counter[str]) -> None:
    for equation in jaxpr.eqns:
        counts[equation.primitive.name] += 1
        for inner in jaxprs_in_params(equation.params):
            _count(inner, counts)


def assert_primitives(
    fn: Callable[..., Any],
    *args: Any,
    called: str,
    needs: Iterable[str | tuple[str, ...]] = (),
    forbids: Iterable[str] = (),
    why: str = "",
) -> None:
    """Fails unless a function traces to certain primitives.

    Args:
        fn: a student's function, or a lambda around one.
        args: example arguments.
        called: what was traced, as the student would write it.
        needs: names that must be there; of a tuple of names, one.
        forbids: names that must not be there.
        why: one more sentence for the student.

    Raises:
        CheckFailed: one is missing, or there against the rule.
    """
    counts = observe(lambda: count_primitives(fn, *args))
    if not (isinstance(counts, dict) and all(type(key) is str for key in counts)):
        raise CheckFailed(("called", called), ("expected", "the primitives of a trace"), ("got", describe(counts)))
    wanted = [(name,) if isinstance(name, str) else name for name in needs]
    missing = [" or ".join(names) for names in wanted if not any(name in counts for name in names)]
    present = [name for name in forbids if name in counts]
    if missing or present:
        found = ", ".join(name if n == 1 else f"{name} x{n}" for name, n in sorted(counts.items())[:14])
        raise CheckFailed(
            ("called", called),
            ("expected", " and ".join([*missing, *(f"no {name}" for name in present)])),
            ("got", f"the primitives {found}" if found else "a trace without primitives"),
            ("", why),
        )


def assert_no_growth(
    fn: Callable[..., Any],
    small: tuple[Any, ...],
    large: tuple[Any, ...],
    *,
    expected: tuple[Any, Any],
    called: str,
    what: str,
    why: str = "",
) -> None:
    """Fails if a function's program is longer for a larger input: the mark of a Python loop.

    Args:
        fn: a student's function, or a lambda around one.
        small: arguments.
        large: the same with more of something.
        expected: the right results for the two, trees of arrays: the programs that are compared are run.
        called: what was traced, as the student would write it.
        what: what there is more of, such as `rows`.
        why: one more sentence for the student.

    Raises:
        CheckFailed: the program grows, or is not that of the right function.
    """
    totals = []
    for args, result in zip((small, large), expected, strict=True):
        traced = program(fn, *args)
        assert_close(traced.call(*args), jax.tree.leaves(result), called=called, kind=None)
        totals.append(sum(traced.operations.values()))
    few, many = totals
    if many > few:
        raise CheckFailed(
            ("called", called),
            ("expected", f"a program of one size, however many {what}"),
            ("got", f"{few} operations for few {what}, {many} for more"),
            ("", why or "a Python loop is unrolled into the program"),
        )


def assert_compiled_whole(fn: Callable[..., Any], *args: Any, called: str, why: str = "") -> None:
    """Fails unless a call of a function is one call of one compiled program: it is jitted, all of it.

    Args:
        fn: a student's function, or a lambda that does nothing but call it.
        args: example arguments.
        called: what was called, as the student would write it.
        why: one more sentence for the student.

    Raises:
        CheckFailed: something of it runs outside of `jit`.
    """
    steps = observe(lambda: top_level_primitives(fn, *args))
    if not isinstance(steps, list) or [step for step in steps if step not in _JIT] or not steps:
        found = ", ".join(map(str, steps[:10])) if isinstance(steps, list) else ""
        raise CheckFailed(
            ("called", called),
            ("expected", "one compiled program"),
            ("got", f"{len(steps)} steps that run one by one: {found}" if found else "nothing that is compiled"),
            ("", why or "is `jax.jit` above the function, and all of the work inside of it?"),
        )


_JIT = ("jit", "pjit")  # JAX 0.10 and before said pjit


def top_level_primitives(fn: Callable[..., Any], *args: Any) -> list[str]:
    """The primitives of a function's outermost trace. Runs where the student's code lives."""
    return [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).jaxpr.eqns]
