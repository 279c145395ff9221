"""Speed: the ratio of two medians, measured in interleaved rounds, never absolute seconds."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any, Protocol

import jax

from grader.boundary import compute, current
from grader.messages import CheckFailed

__all__ = ["Race", "Rounds", "SpeedSkipped"]

SAMPLE_SECONDS = 0.0005  # short, so that most samples of a busy machine run through
SLOW_SECONDS = 0.05
ROUNDS, FEWEST_ROUNDS, ROUNDS_SECONDS = 60, 7, 0.2
TRIES = 3


class SpeedSkipped(Exception):
    """Raised by a race that was asked not to run (`--no-speed`)."""


class Rounds(Protocol):
    """Times `timed` in rounds, running `before` ahead of each; returns the seconds of each round."""

    def __call__(self, timed: Callable[[], None], before: Callable[[], None], rounds: int) -> list[float]: ...


def plain_rounds(timed: Callable[[], None], before: Callable[[], None], rounds: int) -> list[float]:
    """The rounds of a judge, which has no pytest-benchmark around it."""
    seconds = []
    for _ in range(rounds):
        before()
        start = time.perf_counter()
        timed()
        seconds.append(time.perf_counter() - start)
    return seconds


class Race:
    """The `race` fixture: how many times as fast as a reference is the student's code here?

    Args:
        rounds: what times the student's side; pytest-benchmark's fixture, or `plain_rounds`.
        skip: do not measure; every race raises `SpeedSkipped`.
    """

    def __init__(self, rounds: Rounds = plain_rounds, *, skip: bool = False) -> None:
        self._rounds = rounds
        self._skip = skip
        self.ratio = 0.0

    def __call__(
        self,
        thunk: Callable[[], Any],
        *,
        than: Callable[[], Any],
        cpu: float,
        gpu: float | None = None,
        called: str,
        against: str,
        why: str = "",
    ) -> None:
        """Fails unless the thunk is `cpu` (on a GPU or TPU: `gpu`) times as fast as the reference.

        Both sides are warmed up, then sampled in turn, each sample long enough to time well; the
        ratio of their medians is compared. A miss whose spread straddles the bar is measured again.

        Args:
            thunk: the student's side, evaluated where the student's code lives.
            than: the reference, evaluated where it does not.
            cpu: the bar on a CPU, at most half of the smallest ratio that a right solution was seen to have.
            gpu: the bar on an accelerator, by default the same.
            called: what was called, as the student would write it.
            against: the reference in words.
            why: one more sentence for the student.

        Raises:
            CheckFailed: it is slower, in words and numbers.
            SpeedSkipped: speed is not measured in this run.
        """
        if self._skip:
            raise SpeedSkipped
        boundary = current()
        mine, theirs = boundary.stage(thunk, student=True), boundary.stage(than, student=False)
        bar = cpu if gpu is None or compute(jax.default_backend) == "cpu" else gpu
        my_times, their_times = _repeats(mine), _repeats(theirs)
        ratios: list[float] = []
        for _ in range(TRIES):
            self.ratio, high = self._measure(mine, my_times, theirs, their_times)
            ratios.append(self.ratio)
            if self.ratio >= bar or high < bar:
                break
        if self.ratio < bar:
            seen = " and ".join(f"{ratio:.2g}" for ratio in ratios)
            raise CheckFailed(
                ("called", called),
                ("expected", f"at least {bar:g} times as fast as {against}"),
                ("got", f"{seen} times as fast"),
                ("", why),
            )

    def _measure(
        self, mine: Callable[[int], None], my_times: int, theirs: Callable[[int], None], their_times: int
    ) -> tuple[float, float]:
        reference: list[float] = []

        def before() -> None:
            start = time.perf_counter()
            theirs(their_times)
            reference.append(time.perf_counter() - start)

        start = time.perf_counter()
        theirs(their_times)
        mine(my_times)
        affordable = int(ROUNDS_SECONDS / (time.perf_counter() - start))
        seconds = self._rounds(lambda: mine(my_times), before, max(FEWEST_ROUNDS, min(ROUNDS, affordable)))
        reference = reference[-len(seconds) :]
        scale = my_times / their_times
        each = sorted(scale * b / a for a, b in zip(seconds, reference, strict=True))
        middle = scale * statistics.median(reference) / statistics.median(seconds)
        return middle, each[-1 - len(each) // 4]


def _seconds(run: Callable[[int], None], times: int) -> float:
    start = time.perf_counter()
    run(times)
    return time.perf_counter() - start


def _repeats(run: Callable[[int], None]) -> int:
    """Warms a side up, and says how many runs make a sample that is long enough to time."""
    run(1)
    run(1)
    times = 1
    while times < 2**14:
        seconds = _seconds(run, times)
        if seconds < SLOW_SECONDS:
            seconds = min(seconds, _seconds(run, times), _seconds(run, times))  # one alone may have been interrupted
        if seconds >= SAMPLE_SECONDS / 2:
            return max(1, round(times * SAMPLE_SECONDS / seconds))
        times *= 4
    return times
