"""Tracing: how often Python ran in order to be compiled."""

from __future__ import annotations

import functools
import itertools
import time
from collections.abc import Callable, Sequence
from typing import Any

import jax

from grader.boundary import compute, current, observe
from grader.checks.values import assert_close, describe
from grader.messages import CheckFailed

__all__ = ["Counted", "assert_from_cache", "assert_traces", "count_traces"]

_TRACED = "/jax/core/compile/jaxpr_trace_duration"


class Counted:
    """A function that counts how often Python runs it: under `jit`, its traces.

    Args:
        fn: what it does.
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

    JAX's own small functions count too, so a first call may trace more than the one function: ask
    which calls trace nothing rather than for exact numbers. Runs where the student's code lives.
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
    fn: Callable[..., Any], calls: Sequence[tuple[Any, ...]], expected: Sequence[bool], *, called: str, why: str = ""
) -> None:
    """Fails unless just the expected calls of a sequence trace anything.

    Args:
        fn: a student's function, or a lambda around one.
        calls: the arguments of each call, in order.
        expected: for each call, whether it may trace; where False, it must run from the cache.
        called: what was called, as the student would write it.
        why: one more sentence for the student.

    Raises:
        CheckFailed: a call that must run from the cache traced.
    """
    counts = observe(lambda: count_traces(fn, calls))
    if not (isinstance(counts, list) and len(counts) == len(calls) and all(type(count) is int for count in counts)):
        raise CheckFailed(
            ("called", called), ("expected", "a count of traces for each call"), ("got", describe(counts))
        )
    late = [i for i, (count, may) in enumerate(zip(counts, expected, strict=True)) if count and not may]
    if late:
        raise CheckFailed(
            ("called", f"{called}, {len(calls)} times in a row"),
            ("expected", "traced: " + ", ".join("may" if may else "no" for may in expected)),
            ("got", "traced: " + ", ".join("yes" if count else "no" for count in counts)),
            ("", why),
        )


CACHED_TIMES, CACHED_TRIES = 5, 20
_constants = itertools.count(1)


def assert_from_cache(
    fn: Callable[..., Any], fresh: Callable[[], tuple[tuple[Any, ...], Any]], *, called: str, why: str = ""
) -> None:
    """Fails unless a call with new numbers in a known shape is right and far faster than a compilation.

    What `assert_traces` and `Counted` say is what the worker says of itself; this is the judge's own
    clock, on answers that it checks. The fastest of a few calls is compared with the fastest
    compilation of `x + constant`, made where no student code runs and timed in the same way: a cached
    call was measured to be about 100 times as fast.

    Args:
        fn: a student's function, or a lambda around one, that was called with such shapes before.
        fresh: draws arguments, and the result that is right for them.
        called: what is called, as the student would write it.
        why: one more sentence for the student.

    Raises:
        CheckFailed: a result is wrong, or no call is fast.
    """
    log = current().log
    compute(_compile_something)
    cached = compiled = float("inf")
    for _ in range(CACHED_TRIES):
        args, expected = fresh()
        start, logged = time.perf_counter(), len(log)
        got = observe(functools.partial(fn, *args))
        cached = min(cached, time.perf_counter() - start)
        del log[logged:]  # how many it takes depends on the machine
        assert_close(got, expected, called=called)
        number = next(_constants)
        start = time.perf_counter()
        compute(functools.partial(_compile_something, number))
        compiled = min(compiled, time.perf_counter() - start)
        if CACHED_TIMES * cached <= compiled:
            return
    raise CheckFailed(
        ("called", f"{called}, with new numbers in a shape that it has seen"),
        ("expected", f"at least {CACHED_TIMES} times as fast as JAX compiles `x + 1`"),
        ("got", f"{compiled / cached:.2g} times as fast, at best of {CACHED_TRIES} calls"),
        ("", why),
    )


def _compile_something(constant: int = 0) -> None:
    jax.jit(lambda x: x + constant)(0.0)
