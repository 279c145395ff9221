"""Tracing: the number of times that Python ran in order to be compiled."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from grader.boundary import active_boundary, observe, run_trusted
from grader.checks.values import assert_close, describe, two_digits
from grader.errors import CheckFailed

__all__ = [
    "SmallSteps",
    "assert_cached",
    "assert_compiled",
    "assert_traces",
    "count_traces",
    "run_compiled",
    "timed",
    "timed_trusted",
]

_TRACED = "/jax/core/compile/jaxpr_trace_duration"


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
            symptom=_symptom(counts, may_trace),
        )
    assert_cached(fn, draw_call, called=called, why=why)


def _symptom(counts: list[int], may_trace: Sequence[bool]) -> str:
    late = [i + 1 for i, (count, may) in enumerate(zip(counts, may_trace, strict=True)) if count and not may]
    if all(counts):
        return (
            "every call is traced: is `jax.jit` missing, or is a function, an object or a static value new each time?"
        )
    return f"call {late[0]} is traced again: its program was not kept, or something static or its types differ"


def timed(thunk: Callable[[], Any], *, record: bool = True) -> tuple[Any, float]:
    """Observes a thunk. Returns the observation, and the seconds that it cost the student's process.

    They are CPU time, as the kernel charges it, which does not stretch if the machine is busy. They are wall time
    if CPU time cannot be read here.

    Args:
        thunk: a function without parameters.
        record: keep the observation, to compare it with the pitfalls'.
    """
    boundary = active_boundary()
    measured = boundary.time(lambda: boundary.observe(thunk, record=record), trusted=False)
    return measured.answer, measured.seconds


def timed_trusted(thunk: Callable[[], Any]) -> tuple[Any, float]:
    """Calls `run_trusted`. Returns the result, and the seconds that it cost its process."""
    boundary = active_boundary()
    measured = boundary.time(lambda: boundary.run_trusted(thunk), trusted=True)
    return measured.answer, measured.seconds


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
    run_trusted(_compile_something)
    cached = compiled = float("inf")
    for number_of_try in range(CACHED_TRIES):
        args, expected = draw_call()
        # Only the first is recorded, because the number of tries depends on the machine.
        got, seconds = timed(functools.partial(fn, *args), record=number_of_try == 0)
        cached = min(cached, seconds)
        assert_close(got, expected, called=called)
        _, seconds = timed_trusted(functools.partial(_compile_something, next(_constants)))
        compiled = min(compiled, seconds)
        if CACHED_TIMES * cached <= compiled:
            return
    raise CheckFailed(
        ("called", f"{called}, with new numbers in a known shape"),
        ("expected", f"at least {CACHED_TIMES} times as fast as JAX compiles `x + 1`"),
        ("got", f"{two_digits(compiled / cached)} times as fast, in the best of {CACHED_TRIES} calls"),
        ("", why),
    )


def _compile_something(constant: int = 0) -> None:
    jax.jit(lambda x: x + constant)(0.0)


class SmallSteps:
    """A function of hundreds of thousands of small steps, which only compiled code runs fast.

    It mixes the bits of each element with those of earlier steps. What a step does is drawn at random. So its program
    cannot be compiled ahead of time, and no table holds its values. Whole numbers are never rounded, so its values are
    the same wherever it runs. Without `jit`, JAX compiles the loop in each call.

    No round can be left out. A round forgets nothing of its last two values (it is a Feistel network), and it mixes
    in its own number, so its values never begin to repeat.

    Compiled code was measured to be thousands of times as fast as NumPy. It was 5 to 20 times as fast as an
    interpreter: one compiled program for all draws, which takes the steps as data.

    A worker has one object for each draw, however many thunks it is sent with. So JAX finds its programs again. The
    object also notes the shapes that Python ran it with. So what is counted is what the judge's clock times.

    Args:
        rng: draws the steps.
        scalar: return the sum over all elements. By default, the result has the shape of the argument.
        rounds: how often its 16 steps are repeated.

    Attributes:
        shapes: of its first argument, each time that Python ran it in this process. Under `jit`, these are its traces.
    """

    def __init__(self, rng: np.random.Generator, *, scalar: bool = False, rounds: int = 20_000) -> None:
        self._steps = tuple(_draw_step(rng, number) for number in range(_STEPS))
        self._scalar, self._rounds = scalar, rounds
        self.shapes: list[tuple[int, ...]] = []
        self.__name__ = "small_steps"

    def __reduce__(self) -> tuple[Any, ...]:
        return _same_small_steps, (self._steps, self._scalar, self._rounds)

    def __call__(self, x: Any, factor: Any = 1.0) -> Any:
        """Returns float32 numbers from 0 to 1 that depend on each bit of `x * factor`."""
        self.shapes.append(np.shape(x))
        bits = jax.lax.bitcast_convert_type((jnp.asarray(x) * factor).astype("float32"), jnp.uint32)

        def take_round(number: Any, last: tuple[Any, Any]) -> tuple[Any, Any]:
            return take_steps(self._steps, bits, number.astype("uint32"), last)

        _, mixed = jax.lax.fori_loop(0, self._rounds, take_round, (bits, bits))
        result = (mixed >> 8).astype("float32") * np.float32(2**-24)
        return jnp.sum(result) if self._scalar else result


def take_steps(
    steps: Sequence[tuple[int, int, int, int]], bits: Any, number: Any, last: tuple[Any, Any]
) -> tuple[Any, Any]:
    """Takes a round of `SmallSteps`. Each step mixes the value before it with an earlier one.

    Args:
        steps: a kind of mixing, the place of the earlier value, a shift and a constant for each.
        bits: of the argument.
        number: of the round.
        last: the values of the two rounds before.

    Returns:
        The values of the last round and of this one, as NumPy or JAX arrays of uint32, like the arguments.
    """
    values = [bits, last[1], last[1] + number]
    for kind, earlier, shift, constant in steps:
        values.append(_MIXES[kind](values[-1], values[earlier], np.uint32(shift)) + np.uint32(constant))
    return last[1], values[-1] + last[0]


_STEPS = 16
_MIXES: tuple[Callable[[Any, Any, Any], Any], ...] = (  # none of which forgets a bit of `u`
    lambda u, v, n: u + v,
    lambda u, v, n: u - v,
    lambda u, v, n: v - u,
    lambda u, v, n: u ^ v,
    lambda u, v, n: u * (v | 1),
    lambda u, v, n: u * (n | 1) + v,
    lambda u, v, n: u + (v << n),
    lambda u, v, n: u - (v << n),
    lambda u, v, n: u ^ (v << n),
    lambda u, v, n: u + (v >> n),
    lambda u, v, n: u - (v >> n),
    lambda u, v, n: u ^ (v >> n),
    lambda u, v, n: (u << n | u >> (32 - n)) + v,
    lambda u, v, n: (u << n | u >> (32 - n)) ^ v,
    lambda u, v, n: u + (u << n) - v,
    lambda u, v, n: (u ^ (u >> n)) + v,
)


def _draw_step(rng: np.random.Generator, number: int) -> tuple[int, int, int, int]:
    draws = rng.integers(len(_MIXES)), rng.integers(number + 2), rng.integers(1, 32), rng.integers(2**32)
    kind, earlier, shift, constant = map(int, draws)
    return kind, earlier, shift, constant


@functools.cache
def _same_small_steps(steps: tuple[tuple[int, int, int, int], ...], scalar: bool, rounds: int) -> SmallSteps:
    same = SmallSteps(np.random.default_rng(0), scalar=scalar, rounds=rounds)
    same._steps = steps
    return same


_jitted = functools.cache(jax.jit)


def run_compiled(fn: Callable[..., Any], *args: Any) -> np.ndarray:
    """Runs a function as its own compiled program. It compiles once for each shape of the arguments."""
    return np.asarray(_jitted(fn)(*args))


COMPILED_TRIES, HOPELESS_TRIES, HOPELESS_TIMES = 8, 2, 4


def assert_compiled(
    fn: Callable[..., Any],
    draw_args: Callable[[], tuple[Any, ...]],
    *,
    reference: Callable[..., Any],
    times: float = 5,
    called: str,
    why: str = "",
) -> None:
    """Fails unless a call with new numbers is right, and about as fast as compiled code.

    The clock is the judge's own. The fastest of a few calls is compared with the fastest of the reference, which runs
    in a clean worker on the same arguments. So neither a call that compiles is fast enough, nor NumPy, if most
    of the work is a call of `SmallSteps`. If each call gets a new `SmallSteps`, both sides compile, and a student's
    function that compiles several programs is too slow.

    Args:
        fn: a student's function, or a lambda around one. The first call may compile.
        draw_args: draws the arguments of a call. Let no call repeat what a student's function may have compiled for.
        reference: computes the same with `run_compiled`. It must not use the stub.
        times: how many times as long as the reference a call may take.
        called: the call, as the student would write it.
        why: one more sentence for the student.

    Raises:
        CheckFailed: a result is wrong, or no call is fast.
    """
    student = trusted = float("inf")
    for number_of_try in range(COMPILED_TRIES):
        args = draw_args()
        expected, seconds = timed_trusted(functools.partial(reference, *args))
        trusted = min(trusted, seconds)
        # Only the first is recorded, because the number of tries depends on the machine.
        got, seconds = timed(functools.partial(fn, *args), record=number_of_try == 0)
        student = min(student, seconds)
        assert_close(got, expected, called=called, ulps=100)  # sums in another order
        if number_of_try and student <= times * trusted:
            return
        if number_of_try + 1 >= HOPELESS_TRIES and student > HOPELESS_TIMES * times * trusted:
            break
    raise CheckFailed(
        ("called", f"{called}, with new numbers"),
        ("expected", f"at most {times:g} times as long as the same work in one compiled program"),
        ("got", f"{two_digits(student / trusted)} times as long, in the best of {number_of_try + 1} calls"),
        ("", why),
    )
