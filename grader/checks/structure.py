"""Structure: the program of a function, its length, and whether all of the function is one program."""

from __future__ import annotations

import contextlib
import inspect
import math
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import FunctionType
from typing import Any

import jax
import numpy as np

from grader.boundary import observe
from grader.boundary.placement import Placed
from grader.boundary.programs import program
from grader.checks.values import assert_close, describe
from grader.errors import CheckFailed
from grader.pictures import Bars, Picture, attempt
from grader.protocol.codec import decode, encode

__all__ = [
    "assert_constant_program_size",
    "assert_fully_jitted",
    "assert_program",
    "assert_results",
    "assert_small_arrays",
]


def assert_program(
    fn: Callable[..., Any], draw_call: Callable[[], tuple[tuple[Any, ...], Any]], *, called: str, **options: Any
) -> None:
    """Fails unless a function's program gives the right results for numbers that no student code has seen.

    NumPy has no program, so this tells JAX from NumPy, whatever a worker says about its arrays.

    Args:
        fn: a student's function, or a lambda around one. Containers in its result do not matter, only their leaves.
        draw_call: draws the arguments of a call, and the result that is right for them, a tree of arrays.
        called: the call, as the student would write it.
        options: more arguments of `assert_close`, such as `scale` or `why`.

    Raises:
        CheckFailed: a result is wrong.
    """
    args, expected = draw_call()
    got = program(fn, *args).call(*args)
    assert_results(got, expected, called=f"{called}, inside jax.jit", **(_arguments(fn, args) | options))


def assert_constant_program_size(
    fn: Callable[..., Any],
    draw_call: Callable[[int], tuple[tuple[Any, ...], Any]],
    sizes: Iterable[int],
    *,
    max_operations: int,
    called: str,
    what: str,
    why: str = "",
    **options: Any,
) -> None:
    """Fails if a function's program is long for a large input, as it is if Python loops over the input.

    Args:
        fn: a student's function, or a lambda around one.
        draw_call: draws the arguments of a call for a size, and the results that are right for them, a tree of arrays.
        sizes: the sizes to try. The check draws them, each at least twice `max_operations`.
        max_operations: the longest program that is allowed for any size, at least twice as long as the solution's.
        called: the traced call, as the student would write it.
        what: the things that there are more of, such as `rows`.
        why: one more sentence for the student.
        options: more arguments of `assert_close`, such as `scale`.

    Raises:
        CheckFailed: a program is too long, or is not that of the right function.
    """
    drawn = [(int(size), *draw_call(int(size))) for size in sizes]
    lengths: list[int] = []
    counts: list[Mapping[str, int]] = []
    answers: list[Any] = []
    for _, args, _ in drawn:
        one = program(fn, *args)
        counts.append(one.operations)
        lengths.append(sum(one.operations.values()))
        if max(lengths) <= max_operations:  # at once, because the next program gets another worker
            answers.append(one.call(*args))
    if max(lengths) > max_operations:
        found = ", ".join(f"{length} for {size} {what}" for (size, _, _), length in zip(drawn, lengths, strict=True))
        raise CheckFailed(
            ("called", called),
            ("expected", f"a program of at most {max_operations} operations, however many {what}"),
            ("got", f"{found} (operations)"),
            ("", why or "a Python loop is unrolled into the program"),
            symptom=f"a Python loop over {what if len(set(lengths)) > 1 else 'something else'} writes out every round",
            pictures=_pictures_of_programs([f"{size} {what}" for size, _, _ in drawn], counts, max_operations),
        )
    for answer, (_, _, expected) in zip(answers, drawn, strict=True):
        assert_results(answer, expected, called=called, **options)


def assert_small_arrays(
    fn: Callable[..., Any],
    draw_call: Callable[[], tuple[tuple[Any, ...], Any]],
    *,
    max_elements: int,
    min_elements: int = 0,
    called: str,
    why: str = "",
    symptom: str = "the work is done for everything at once: a loop over parts needs less memory",
    **options: Any,
) -> None:
    """Fails if a function's program makes an array that is too large, such as one for all pairs at once.

    The program is read before it is compiled, because compilers differ in what they fuse. Arguments do not count,
    unless a loop carries them. Results do.

    Args:
        fn: a student's function, or a lambda around one.
        draw_call: draws the arguments of a call, and the results that are right for them, a tree of arrays.
        max_elements: the largest array that is allowed, at least twice as large as the solution's.
        min_elements: some array must have as many, if a whole chunk of the work is to be done together. So let what a
            loop carries be smaller.
        called: the call, as the student would write it.
        why: one more sentence for the student.
        symptom: the usual cause of an array that is too large, for the line "looks like".
        options: more arguments of `assert_close`, such as `scale`.

    Raises:
        CheckFailed: an array is too large, or the program is not that of the right function.
    """
    args, expected = draw_call()
    one = program(fn, *args)
    elements = math.prod(one.largest)
    if elements > max_elements:
        raise CheckFailed(
            ("called", called),
            ("expected", f"no array of more than {max_elements} elements on the way"),
            ("got", f"an array of shape {one.largest}, which has {elements}"),
            ("", why),
            symptom=symptom,
            pictures=_picture_of_elements(one.largest, None, max_elements),
        )
    if elements < min_elements:
        raise CheckFailed(
            ("called", called),
            ("expected", f"an array of at least {min_elements} elements on the way, for a whole chunk"),
            ("got", f"the largest array has the shape {one.largest}"),
            ("", why),
            symptom="the work is done for one at a time, and a whole chunk was asked for",
            pictures=_picture_of_elements(one.largest, min_elements, max_elements),
        )
    assert_results(one.call(*args), expected, called=called, **(_arguments(fn, args) | options))


_NAMED_OPERATIONS = 6  # in a picture: the most frequent ones


def _pictures_of_programs(
    sizes: Sequence[str], counts: Sequence[Mapping[str, int]], max_operations: int
) -> tuple[Picture, ...]:
    """The lengths of several programs, and the operations of the longest one."""
    lengths = [sum(one.values()) for one in counts]
    longest = lengths.index(max(lengths))
    frequent = sorted(counts[longest].items(), key=lambda pair: -pair[1])[:_NAMED_OPERATIONS]
    compared = tuple((size, length, None, max_operations) for size, length in zip(sizes, lengths, strict=True))
    named = tuple((name, count, None, None) for name, count in frequent)
    return (
        *attempt(Bars, "operations in the program", compared),
        *attempt(Bars, f"the most frequent operations in the program for {sizes[longest]}", named),
    )


def _picture_of_elements(largest: tuple[int, ...], least: int | None, most: int) -> tuple[Picture, ...]:
    label = f"the largest one, of shape {largest}"
    return attempt(Bars, "elements of an array in the program", ((label, math.prod(largest), least, most),))


def _arguments(fn: Callable[..., Any], args: tuple[Any, ...]) -> dict[str, Any]:
    """The arguments of a call that are arrays, by the names that they have in a function of the check."""
    if not isinstance(fn, FunctionType):
        return {}
    code, taken = fn.__code__, inspect.signature(assert_close).parameters
    named = zip(code.co_varnames[: code.co_argcount], args, strict=False)
    arrays = ((name, x.array if isinstance(x, Placed) else x) for name, x in named if name not in taken)
    return {name: x for name, x in arrays if isinstance(x, (np.ndarray, np.generic))}


def assert_results(got: Sequence[Any], expected: Any, *, called: str, **options: Any) -> None:
    """Compares a program's results with the leaves of a tree. If they are as many, a message says where in the tree."""
    # As an observation has it: the oracle's own NamedTuples are nodes there.
    observed: Any = jax.tree.structure(decode(encode(jax.tree.map(lambda _: 0, expected))))
    if len(got) == observed.num_leaves:
        assert_close(jax.tree.unflatten(observed, got), expected, called=called, array_type=None, **options)
    else:
        assert_close(list(got), jax.tree.leaves(expected), called=called, array_type=None, **options)


def assert_fully_jitted(fn: Callable[..., Any], *args: Any, called: str, why: str = "") -> None:
    """Fails unless a call of a function is one call of one compiled program, so that all of it is jitted.

    Args:
        fn: a student's function, or a lambda that does nothing but call it.
        args: example arguments.
        called: the call, as the student would write it.
        why: one more sentence for the student.

    Raises:
        CheckFailed: some of it runs outside of `jit`.
    """
    steps = observe(lambda: outermost_steps(fn, *args))
    if not (isinstance(steps, dict) and set(steps) == {"compiled", "others"} and _are_steps(**steps)):
        raise CheckFailed(("called", called), ("expected", "the steps of a trace"), ("got", describe(steps)))
    compiled, others = steps["compiled"], steps["others"]
    if others or compiled != 1:
        found = ", ".join(others[:10])
        programs = f"{compiled} compiled programs" if compiled else "nothing that is compiled"
        raise CheckFailed(
            ("called", called),
            ("expected", "one compiled program"),
            ("got", f"{compiled + len(others)} steps, such as {found}" if found else programs),
            ("", why or "is `jax.jit` above the function, and all of the work inside it?"),
            symptom=_symptom(compiled, others),
            pictures=_picture_of_steps(compiled + len(others)),
        )


def _picture_of_steps(steps: int) -> tuple[Picture, ...]:
    bars = ("your code", steps, None, 1), ("all of it inside jax.jit", 1, None, 1)
    return attempt(Bars, "steps of one call", bars)


def _symptom(compiled: int, others: list[str]) -> str:
    if not others:
        return f"the call runs {compiled} compiled programs, one after the other" if compiled else ""
    names = " and ".join(f"`{name[:30]}`" for name in others[:2])
    if compiled:
        return f"some of the work runs outside of `jax.jit`, such as {names}"
    return f"`jax.jit` compiles none of the work, such as {names}"


_JIT = ("jit", "pjit")  # called pjit before JAX 0.7


def outermost_steps(fn: Callable[..., Any], *args: Any) -> dict[str, Any]:
    """Traces a call. Counts its compiled functions, and names its other steps, each once.

    Runs in the process that holds the student's code.
    """
    with _never_inlined():
        names = [equation.primitive.name for equation in jax.make_jaxpr(fn)(*args).jaxpr.eqns]
    return {"compiled": sum(name in _JIT for name in names), "others": sorted(set(names).difference(_JIT))}


@contextlib.contextmanager
def _never_inlined() -> Iterator[None]:
    """Lets a student's `jax.jit(inline=True)` leave an equation in an outer trace, as in newer versions of JAX.

    JAX 0.10 has no public way. There `inline` is a bool, and JAX's own functions are inlined as well.
    """
    try:
        from jax._src.interpreters.partial_eval import custom_staging_rules as rules
        from jax._src.pjit import jit_p

        inlining = rules[jit_p]
    except (ImportError, KeyError):
        yield
        return

    def stage(*args: Any, **params: Any) -> Any:
        if params.get("inline") is True and _JAXS_OWN not in str(params["jaxpr"].jaxpr.debug_info.func_src_info):
            params["inline"] = False
        return inlining(*args, **params)

    rules[jit_p] = stage
    try:
        yield
    finally:
        rules[jit_p] = inlining


_JAXS_OWN = os.path.dirname(jax.__file__)


def _are_steps(compiled: Any, others: Any) -> bool:
    return type(compiled) is int and isinstance(others, list) and all(type(name) is str for name in others)
