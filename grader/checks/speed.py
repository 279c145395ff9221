"""Speed: the ratio of two medians, measured in interleaved rounds, never absolute seconds."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from typing import Any, Protocol

import jax
import numpy as np

from grader.boundary import compute, current
from grader.boundary.codec import BadObservation, decode
from grader.messages import CheckFailed

__all__ = ["Race", "Rounds", "SpeedSkipped"]

SAMPLE_SECONDS = 0.001  # short, so that most samples of a busy machine run through
OVERHEADS = 5  # but so long that the way to a worker and back matters little
MOST_CALLS = 512
PAUSE = 0.001  # seconds of sleep ahead of a sample: a busy machine then lets it run, and not stop halfway
ROUNDS, FEWEST_ROUNDS, ROUNDS_SECONDS = 60, 7, 0.2
TRIES = 5


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
        fn: Callable[..., Any],
        *,
        than: Callable[..., Any],
        fresh: Callable[[], tuple[Any, ...]],
        cpu: float,
        gpu: float | None = None,
        called: str,
        against: str,
        why: str = "",
    ) -> None:
        """Fails unless a call of `fn` is `cpu` (on a GPU or TPU: `gpu`) times as fast as one of the reference.

        Both sides are warmed up, then sampled in turn. A sample is many calls, each with arguments of
        its own that nobody has seen before, and its answers are compared with the reference's: there is
        nothing to remember and nothing to leave out. The ratio of the medians is compared with the bar;
        where the spread straddles it, more rounds are measured first.

        Args:
            fn: the student's side, evaluated where the student's code lives.
            than: the reference, evaluated where it does not. It computes the same.
            fresh: draws the arguments of one call: small NumPy arrays, of the same shapes every time.
            cpu: the bar on a CPU, at most half of the smallest ratio that a right solution was seen to have.
            gpu: the bar on an accelerator, by default the same.
            called: what was called, as the student would write it.
            against: the reference in words.
            why: one more sentence for the student.

        Raises:
            CheckFailed: it is slower, in words and numbers, or its answers are wrong.
            SpeedSkipped: speed is not measured in this run.
        """
        if self._skip:
            raise SpeedSkipped
        overhead = _Side(_nothing, fresh, 0.0, student=False).seconds()
        enough = max(SAMPLE_SECONDS, OVERHEADS * overhead)
        mine, theirs = _Side(fn, fresh, enough, student=True), _Side(than, fresh, enough, student=False)
        bar = cpu if gpu is None or compute(jax.default_backend) == "cpu" else gpu
        rounds: list[tuple[float, float]] = []
        for _ in range(TRIES):
            rounds += self._measure(mine, theirs)
            self.ratio, low, high = _ratio(rounds)
            if low >= bar or high < bar:
                break
        if not mine.agrees:
            raise CheckFailed(
                ("called", f"{called}, many times with new arguments"),
                ("expected", f"the same numbers as {against}"),
                ("got", "other numbers"),
            )
        if self.ratio < bar:
            raise CheckFailed(
                ("called", called),
                ("expected", f"at least {bar:g} times as fast as {against}"),
                ("got", f"{self.ratio:.2g} times as fast"),
                ("", why),
            )

    def _measure(self, mine: _Side, theirs: _Side) -> list[tuple[float, float]]:
        """Seconds of a call in each of some rounds: the student's and the reference's."""
        reference: list[float] = []
        run: Callable[[], None] = mine.draw(mine.calls)

        def before() -> None:
            nonlocal run
            run = mine.draw(mine.calls)
            # The reference is slower, and answers some of the same questions: which, the student cannot know.
            chosen = random.sample(range(mine.calls), min(theirs.calls, mine.calls))
            check = theirs.draw(0, [mine.batch[i] for i in chosen])
            time.sleep(PAUSE)
            start = time.perf_counter()
            check()
            reference.append((time.perf_counter() - start) / len(chosen))
            expected.append((chosen, theirs.answer))
            time.sleep(PAUSE)

        expected: list[tuple[list[int], Any]] = []
        start = time.perf_counter()
        before()
        run()
        affordable = int(ROUNDS_SECONDS / (time.perf_counter() - start))
        answers: list[Any] = []

        def timed() -> None:
            run()
            answers.append(mine.answer)

        del reference[:], expected[:]
        rounds = max(FEWEST_ROUNDS, min(ROUNDS, affordable))
        seconds = [taken / mine.calls for taken in self._rounds(timed, before, rounds)]
        for answer, (chosen, right) in zip(answers, expected, strict=True):
            mine.agrees = mine.agrees and _agree(answer, chosen, right)
        return list(zip(seconds, reference[-len(seconds) :], strict=True))


def _ratio(rounds: list[tuple[float, float]]) -> tuple[float, float, float]:
    """How many times as fast the first is: by the medians, and in the rounds a tenth from either end."""
    each = sorted(theirs / mine for mine, theirs in rounds)
    mine, theirs = zip(*rounds, strict=True)
    tenth = len(each) // 10
    return statistics.median(theirs) / statistics.median(mine), each[tenth], each[-1 - tenth]


class _Side:
    """One side of a race: a function, ready for samples of many calls.

    Args:
        fn: the function.
        fresh: draws the arguments of one call.
        enough: how many seconds a sample takes at least, where `MOST_CALLS` calls take that long.
        student: whether it runs where the student's code lives.

    Attributes:
        calls: how many calls make a sample that is long enough to time.
        batch: the arguments of the last sample's calls.
        answer: what the last sample answered, plain data.
        agrees: whether all answers were right so far.
    """

    def __init__(
        self, fn: Callable[..., Any], fresh: Callable[[], tuple[Any, ...]], enough: float, *, student: bool
    ) -> None:
        self._fn, self._fresh, self._student = fn, fresh, student
        self.answer: Any = None
        self.agrees = True
        self.calls = 1
        for _ in range(2):
            self.draw(1)()  # the first compiles
        while self.calls < MOST_CALLS and self.seconds() < enough:
            self.calls *= 2

    def draw(self, calls: int, batch: list[tuple[Any, ...]] | None = None) -> Callable[[], None]:
        """A sample with fresh arguments, or with those of a batch, ready to be timed."""
        fn = self._fn
        self.batch = batch or [self._fresh() for _ in range(calls)]
        stacked = jax.tree.map(lambda *leaves: np.stack(leaves), *self.batch)  # one array is soon read
        ready = current().ready(lambda: call_each(fn, stacked), student=self._student)

        def run() -> None:
            self.answer = ready()

        return run

    def seconds(self) -> float:
        """How long a sample takes, by the shortest of three: one alone may have been interrupted."""
        seconds = []
        for _ in range(3):
            run = self.draw(self.calls)
            time.sleep(PAUSE)
            start = time.perf_counter()
            run()
            seconds.append(time.perf_counter() - start)
        return min(seconds)


def _nothing(*_: Any) -> float:
    return 0.0


def call_each(fn: Callable[..., Any], stacked: tuple[Any, ...]) -> np.ndarray:
    """All numbers that a function answers to stacked arguments, a row for each call."""
    leaves, tree = jax.tree.flatten(stacked)
    answers = [fn(*jax.tree.unflatten(tree, one)) for one in zip(*leaves, strict=True)]
    return np.stack([np.concatenate([np.ravel(leaf) for leaf in jax.tree.leaves(answer)]) for answer in answers])


def _agree(answer: Any, chosen: list[int], right: Any) -> bool:
    """Whether a sample's answers are the reference's, where that was asked, up to rounding."""
    try:
        mine = np.asarray(decode(answer), np.float64)[chosen]
    except (BadObservation, TypeError, ValueError, IndexError, OverflowError):
        return False
    theirs = np.asarray(decode(right), np.float64)
    scale = 1e-3 * (1 + np.abs(theirs).max(initial=0))
    return mine.shape == theirs.shape and np.allclose(mine, theirs, rtol=1e-3, atol=scale, equal_nan=True)
