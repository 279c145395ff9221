"""Tracing: the number of times that Python ran in order to be compiled."""

from __future__ import annotations

import functools
import itertools
import time
from collections.abc import Callable, Sequence
from typing import Any

import jax

from grader.boundary import active_boundary, observe, run_trusted
from grader.checks.values import assert_close, describe
from grader.errors import CheckFailed

__all__ = ["Counted", "assert_cached", "assert_traces", "count_traces"]

_TRACED = "/jax/core/compile/jaxpr_trace_duration"


class Counted:
    """A function that counts how often Python runs it: under `jit`, its traces.

    Args:
        fn: the function that it calls.
    """

    def __init__(self, fn: Callable[..., Any]) -> None:
        self.fn = fn
        self.calls = 0
        self.__name__ = getattr(fn, "__name__", "counted")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        return self.fn(*args, **kwargs)


def count_traces(fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]]) -> list[int]:
    """Calls a function on each tuple of arguments and counts JAX's traces during each call.

    JAX's own small functions count too, so a first call may trace more than the one function. Ask which
    calls trace nothing, and not for exact numbers. Runs in the process that holds the student's code.
    """
    traces = 0

    def listen(event: str, duration_secs: float, **_: str | int) -> None:
        nonlocal traces
        traces += event == _TRACED

    counts = []
    jax.monitoring.register_event_duration_secs_listener(listen)
    try:
        for args in calls:
            before = traces
            jax.block_until_ready(fn(*args))
            counts.append(traces - before)
    finally:
        jax.monitoring.unregister_event_duration_listener(listen)
    return counts


def assert_traces(
    fn: Callable[..., Any],
    draw_call: Callable[[], tuple[tuple[Any, ...], Any]],
    *,
    calls: Sequence[tuple[Any, ...]] = (),
    may_trace: Sequence[bool] = (True, False, False),
    called: str,
    why: str = "",
) -> None:
    """Fails unless only the expected calls of a sequence trace anything.

    The counts come from the worker itself, which could lie. So the judge also times calls of its own,
    with `assert_cached`.

    chex's `assert_max_traces` cannot be used here: it wraps a function before `jit` does, and the student's
    function is jitted already.

    Args:
        fn: a student's function, or a lambda around one.
        draw_call: draws the arguments of a call, always of the same shapes, and the result that is right for them.
        calls: the arguments of each call. By default they are drawn.
        may_trace: for each call, True if it may trace, and False if it must run from the cache.
        called: the call, as the student would write it.
        why: one more sentence for the student.

    Raises:
        CheckFailed: a call that must run from the cache traced, or is as slow as a compilation.
    """
    calls = calls or [draw_call()[0] for _ in may_trace]
    counts = observe(lambda: count_traces(fn, calls))
    if not (isinstance(counts, list) and len(counts) == len(calls) and all(type(count) is int for count in counts)):
        raise CheckFailed(
            ("called", called), ("expected", "a count of traces for each call"), ("got", describe(counts))
        )
    late = [i for i, (count, may) in enumerate(zip(counts, may_trace, strict=True)) if count and not may]
    if late:
        raise CheckFailed(
            ("called", f"{called}, {len(calls)} times in a row"),
            ("expected", "traced: " + ", ".join("may" if may else "no" for may in may_trace)),
            ("got", "traced: " + ", ".join("yes" if count else "no" for count in counts)),
            ("", why),
        )
    assert_cached(fn, draw_call, called=called, why=why)


CACHED_TIMES, CACHED_TRIES = 5, 20
_constants = itertools.count(1)


def assert_cached(
    fn: Callable[..., Any], draw_call: Callable[[], tuple[tuple[Any, ...], Any]], *, called: str, why: str = ""
) -> None:
    """Fails unless a call with new numbers in a known shape is right, and far faster than a compilation.

    The clock is the judge's own, and it checks the answers. The fastest of a few calls is compared with
    the fastest compilation of `x + constant`, made in a clean worker and timed in the same way. A cached call was
    measured to be about 100 times as fast.

    Args:
        fn: a student's function, or a lambda around one, that was called with such shapes before.
        draw_call: draws new arguments, and the result that is right for them.
        called: the call, as the student would write it.
        why: one more sentence for the student.

    Raises:
        CheckFailed: a result is wrong, or no call is fast.
    """
    boundary = active_boundary()
    run_trusted(_compile_something)
    cached = compiled = float("inf")
    for number_of_try in range(CACHED_TRIES):
        args, expected = draw_call()
        start = time.perf_counter()
        # Only the first is recorded, because the number of tries depends on the machine.
        got = boundary.observe(functools.partial(fn, *args), record=number_of_try == 0)
        cached = min(cached, time.perf_counter() - start)
        assert_close(got, expected, called=called)
        number = next(_constants)
        start = time.perf_counter()
        run_trusted(functools.partial(_compile_something, number))
        compiled = min(compiled, time.perf_counter() - start)
        if CACHED_TIMES * cached <= compiled:
            return
    raise CheckFailed(
        ("called", f"{called}, with new numbers in a known shape"),
        ("expected", f"at least {CACHED_TIMES} times as fast as JAX compiles `x + 1`"),
        ("got", f"{compiled / cached:.2g} times as fast, in the best of {CACHED_TRIES} calls"),
        ("", why),
    )


def _compile_something(constant: int = 0) -> None:
    jax.jit(lambda x: x + constant)(0.0)
