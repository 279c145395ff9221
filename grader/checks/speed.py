"""Speed: the ratio of two medians, measured in interleaved rounds. No verdict rests on absolute seconds."""

from __future__ import annotations

import dataclasses
import random
import statistics
import time
from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

import jax
import numpy as np

from grader.boundary import active_boundary, run_trusted
from grader.errors import BadObservation, CheckFailed, CheckSkipped
from grader.protocol.codec import Encoded, decode

__all__ = ["Race", "TimeRounds", "measure_ratio"]

SAMPLE_SECONDS = 0.001  # short, so that most samples run undisturbed on a busy machine
OVERHEADS = 5  # but so long that the way to a worker and back matters little
MAX_CALLS = 512
PAUSE_SECONDS = 0.001  # a sleep ahead of each sample, so that a busy machine lets it run to its end
MAX_ROUNDS, MIN_ROUNDS, ROUNDS_SECONDS = 60, 7, 0.2
MAX_MEASUREMENTS = 5

Arguments: TypeAlias = tuple[Any, ...]


class TimeRounds(Protocol):
    """Times `run` in rounds, and calls `set_up` ahead of each. Returns the seconds of each round."""

    def __call__(self, run: Callable[[], None], set_up: Callable[[], None], rounds: int) -> list[float]: ...


def time_rounds(run: Callable[[], None], set_up: Callable[[], None], rounds: int) -> list[float]:
    """Times rounds without pytest-benchmark, as the judge does."""
    seconds = []
    for _ in range(rounds):
        set_up()
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return seconds


class Race:
    """The `race` fixture: it compares the speed of the student's code with a reference.

    Args:
        time_rounds: times the student's side, with pytest-benchmark or with the function of this name.
        skip: a reason not to measure. Every race raises CheckSkipped with it.

    Attributes:
        ratios: the ratio after each measurement of the last race.
    """

    def __init__(self, time_rounds: TimeRounds = time_rounds, *, skip: str = "") -> None:
        self._time_rounds = time_rounds
        self._skip = skip
        self.ratios: list[float] = []

    def __call__(
        self,
        fn: Callable[..., Any],
        *,
        reference: Callable[..., Any],
        draw_args: Callable[[], Arguments],
        min_speedup: float,
        min_speedup_gpu: float | None = None,
        called: str,
        reference_name: str,
        why: str = "",
    ) -> None:
        """Fails unless a call of `fn` is `min_speedup` times as fast as a call of the reference.

        Both sides are warmed up, then sampled in turn. A sample is many calls, each with arguments of its
        own that nobody has seen before, and its answers are compared with the reference's. So there is
        nothing to remember and nothing to leave out. The ratio of the medians is compared with the bar. If
        the rounds lie on both sides of the bar, more rounds are measured first.

        Args:
            fn: the student's side, run in the process that holds the student's code.
            reference: computes the same, in a clean worker. It must not use the stub.
            draw_args: draws the arguments of one call: small NumPy arrays, of the same shapes every time.
            min_speedup: the bar on a CPU, at most half of the smallest ratio that a right solution was seen to have.
            min_speedup_gpu: the bar on an accelerator, by default the same.
            called: the call, as the student would write it.
            reference_name: the reference in words.
            why: one more sentence for the student.

        Raises:
            CheckFailed: it is slower, in words and numbers, or its answers are wrong.
            CheckSkipped: speed is not measured in this run.
        """
        if self._skip:
            raise CheckSkipped(self._skip)
        min_seconds = max(SAMPLE_SECONDS, OVERHEADS * _seconds_to_worker(draw_args))
        student = _Side(fn, draw_args, active_boundary().prepare, min_seconds)
        trusted = _Side(reference, draw_args, active_boundary().prepare_trusted, min_seconds)
        on_cpu = min_speedup_gpu is None or run_trusted(jax.default_backend) == "cpu"
        bar = min_speedup if on_cpu or min_speedup_gpu is None else min_speedup_gpu
        self.ratios = []
        rounds: list[_Round] = []
        for _ in range(MAX_MEASUREMENTS):
            rounds += self._measure(student, trusted)
            measured = measure_ratio([(one.student_seconds, one.reference_seconds) for one in rounds])
            self.ratios.append(measured.ratio)
            if measured.low >= bar or measured.high < bar:
                break
        if not all(one.answers_agree for one in rounds):
            raise CheckFailed(
                ("called", f"{called}, many times with new arguments"),
                ("expected", f"the same numbers as {reference_name}"),
                ("got", "other numbers"),
            )
        if self.ratios[-1] < bar:
            raise CheckFailed(
                ("called", called),
                ("expected", f"at least {bar:g} times as fast as {reference_name}"),
                ("got", f"{self.ratios[-1]:.2g} times as fast"),
                ("", why),
            )

    def _measure(self, student: _Side, trusted: _Side) -> list[_Round]:
        """Measures as many rounds as the time allows."""
        start = time.perf_counter()
        warm_up = _Rounds(student, trusted)
        warm_up.set_up()
        warm_up.run()
        affordable = int(ROUNDS_SECONDS / (time.perf_counter() - start))
        rounds = _Rounds(student, trusted)
        seconds = self._time_rounds(rounds.run, rounds.set_up, max(MIN_ROUNDS, min(MAX_ROUNDS, affordable)))
        return rounds.finished(seconds)


@dataclasses.dataclass(frozen=True)
class _Round:
    """One finished round: the seconds of a call on each side."""

    student_seconds: float
    reference_seconds: float
    answers_agree: bool


class _Rounds:
    """Runs rounds. In each, the reference answers some of the questions, and the student answers all of them."""

    def __init__(self, student: _Side, trusted: _Side) -> None:
        self._student, self._trusted = student, trusted
        self._sample: _Sample | None = None
        self._set_up: list[tuple[float, list[int], Encoded]] = []
        self._answers: list[Encoded] = []

    def set_up(self) -> None:
        """Draws the questions of a round, and times the reference on some of them."""
        self._sample = self._student.draw_sample()
        # The reference is slower, so it answers only some of the questions. The student cannot know which.
        count = min(self._trusted.calls, self._student.calls)
        chosen = random.sample(range(self._student.calls), count)
        trusted = self._trusted.prepare_sample([self._sample.questions[i] for i in chosen])
        time.sleep(PAUSE_SECONDS)
        start = time.perf_counter()
        answer = trusted.run()
        self._set_up.append(((time.perf_counter() - start) / count, chosen, answer))
        time.sleep(PAUSE_SECONDS)

    def run(self) -> None:
        """Runs the student's sample. Its caller times it."""
        assert self._sample is not None
        self._answers.append(self._sample.run())

    def finished(self, seconds: list[float]) -> list[_Round]:
        """The rounds, given the seconds of each `run`."""
        answered = list(zip(self._answers, self._set_up, strict=True))
        agree = all(_answers_agree(answer, chosen, expected) for answer, (_, chosen, expected) in answered)
        reference_seconds = [taken for taken, _, _ in self._set_up][-len(seconds) :]  # others were warm-up
        return [
            _Round(taken / self._student.calls, reference, agree)
            for taken, reference in zip(seconds, reference_seconds, strict=True)
        ]


@dataclasses.dataclass(frozen=True)
class Ratio:
    """The ratio of the medians, and the ratios a tenth from either end of the rounds."""

    ratio: float
    low: float
    high: float


def measure_ratio(rounds: list[tuple[float, float]]) -> Ratio:
    """Computes how many times as fast the first side is.

    Args:
        rounds: for each round, the seconds of the first side and of the second.
    """
    each = sorted(theirs / mine for mine, theirs in rounds)
    mine, theirs = zip(*rounds, strict=True)
    tenth = len(each) // 10
    return Ratio(statistics.median(theirs) / statistics.median(mine), each[tenth], each[-1 - tenth])


@dataclasses.dataclass(frozen=True)
class _Sample:
    """Many calls, ready to be timed as one, and the arguments of each."""

    questions: list[Arguments]
    run: Callable[[], Encoded]


class _Side:
    """One side of a race: a function, ready for samples of many calls.

    Args:
        fn: the function.
        draw_args: draws the arguments of one call.
        prepare: the boundary's way to run the function.
        min_seconds: a sample takes at least so long, unless `MAX_CALLS` calls are faster.

    Attributes:
        calls: the number of calls that make a sample long enough to time.
    """

    def __init__(
        self,
        fn: Callable[..., Any],
        draw_args: Callable[[], Arguments],
        prepare: Callable[[Callable[[], Any]], Callable[[], Encoded]],
        min_seconds: float,
    ) -> None:
        self._fn, self._draw_args, self._prepare = fn, draw_args, prepare
        self.calls = 1
        for _ in range(2):
            self.draw_sample().run()  # the first compiles
        while self.calls < MAX_CALLS and self._shortest_seconds() < min_seconds:
            self.calls *= 2

    def draw_sample(self) -> _Sample:
        return self.prepare_sample([self._draw_args() for _ in range(self.calls)])

    def prepare_sample(self, questions: list[Arguments]) -> _Sample:
        fn = self._fn
        stacked = jax.tree.map(lambda *leaves: np.stack(leaves), *questions)  # one array is faster to read
        return _Sample(questions, self._prepare(lambda: call_each(fn, stacked)))

    def _shortest_seconds(self) -> float:
        """The seconds of the shortest of three samples, since a single one may have been interrupted."""
        seconds = []
        for _ in range(3):
            sample = self.draw_sample()
            time.sleep(PAUSE_SECONDS)
            start = time.perf_counter()
            sample.run()
            seconds.append(time.perf_counter() - start)
        return min(seconds)


def _seconds_to_worker(draw_args: Callable[[], Arguments]) -> float:
    """The seconds that a call of nothing takes, on the way to a clean worker and back."""
    return _Side(_nothing, draw_args, active_boundary().prepare_trusted, 0.0)._shortest_seconds()


def _nothing(*_: Any) -> float:
    return 0.0


def call_each(fn: Callable[..., Any], stacked: Arguments) -> np.ndarray:
    """Calls a function on stacked arguments, one after the other. Returns a row of numbers for each call."""
    leaves, tree = jax.tree.flatten(stacked)
    answers = [fn(*jax.tree.unflatten(tree, one)) for one in zip(*leaves, strict=True)]
    return np.stack([np.concatenate([np.ravel(leaf) for leaf in jax.tree.leaves(answer)]) for answer in answers])


def _answers_agree(answer: Encoded, chosen: list[int], expected: Encoded) -> bool:
    """True if a sample's answers are the reference's, up to rounding, wherever the reference answered."""
    try:
        mine = np.asarray(decode(answer), np.float64)[chosen]
    except (BadObservation, TypeError, ValueError, IndexError, OverflowError):
        return False
    theirs = np.asarray(decode(expected), np.float64)
    scale = 1e-3 * (1 + np.abs(theirs).max(initial=0))
    return mine.shape == theirs.shape and np.allclose(mine, theirs, rtol=1e-3, atol=scale, equal_nan=True)
