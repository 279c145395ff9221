"""Speed: the ratio of two costs, measured in interleaved rounds. No verdict rests on absolute seconds.

On a CPU, the cost of a sample is the CPU time that the kernel charges for it, which does not stretch if the
machine is busy. On an accelerator it is wall time.
"""

from __future__ import annotations

import dataclasses
import math
import random
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias

import jax
import numpy as np

from grader.boundary import active_boundary, run_trusted
from grader.boundary.contract import Timed
from grader.checks.values import two_digits
from grader.errors import BadObservation, CheckFailed, CheckSkipped, CourseError
from grader.pictures import MAX_TEXT, Speed, attempt
from grader.protocol.codec import Budget, decode

__all__ = ["Race", "TimeRounds", "measure_ratio"]

SAMPLE_SECONDS = 0.008  # so long that the way to a worker and back matters little
MAX_CALLS = 512
PAUSE_SECONDS = 0.001  # a sleep ahead of each sample, so that a busy machine lets it run to its end
MAX_ROUNDS, MIN_ROUNDS, ROUNDS_SECONDS = 60, 7, 0.2
MAX_MEASUREMENTS = 5
VERIFIED_SECONDS, MIN_VERIFIED, MAX_VERIFIED, PICKS = 0.1, 8, 64, 10
ANSWERS = 8  # of the largest size, in all samples of a race: 300 samples of 512 calls that answer 100 numbers
ROUNDING, ROUNDING_GPU = 1e-5, 1e-3  # accelerators multiply matrices with shorter numbers
STEP = 0.01
WITNESS = 3  # CPU time and wall time may disagree by so much: wall time is noisy, and CPU time does not see a sleep

Arguments: TypeAlias = tuple[Any, ...]


class TimeRounds(Protocol):
    """Times `run` in rounds, and calls `set_up` ahead of each."""

    def __call__(self, run: Callable[[], None], set_up: Callable[[], None], rounds: int) -> None: ...


def time_rounds(run: Callable[[], None], set_up: Callable[[], None], rounds: int) -> None:
    """Runs rounds without pytest-benchmark, as the judge does."""
    for _ in range(rounds):
        set_up()
        run()


class Race:
    """The `race` fixture: it compares the speed of the student's code with a reference.

    Args:
        time_rounds: runs the student's side, under pytest-benchmark or with the function of this name.
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

        Both sides are warmed up, then sampled in turn. A sample is many calls in a chain: each call gets new
        numbers, moved a little by the answer of the call before. So there is nothing to remember, and no
        answer can be given before the one ahead of it. Some answers, drawn at random, are compared with the
        reference's, and so is the kind of the arrays. The ratio of the costs is compared with the bar. If
        the rounds lie on both sides of the bar, more rounds are measured first.

        Args:
            fn: the student's side, run in the process that holds the student's code.
            reference: computes the same, in a clean worker. It must not use the stub.
            draw_args: draws the arguments of one call: small NumPy arrays, of the same shapes every time.
                The first of a floating dtype is the one that is moved, by at most `STEP`.
            min_speedup: the bar on a CPU, at most half of the smallest ratio that a right solution was seen to have.
            min_speedup_gpu: the bar on an accelerator, by default the same.
            called: the call, as the student would write it.
            reference_name: the reference in words.
            why: one more sentence for the student.

        Raises:
            CheckFailed: it is slower, in words and numbers, or its answers are wrong.
            CheckSkipped: speed is not measured in this run.
            CourseError: `draw_args` draws no array of a floating dtype.
        """
        if self._skip:
            raise CheckSkipped(self._skip)
        on_cpu = run_trusted(jax.default_backend) == "cpu"
        bar = min_speedup if on_cpu or min_speedup_gpu is None else min_speedup_gpu
        trusted = _Side(reference, draw_args, active_boundary().prepare_trusted)
        student = _Side(fn, draw_args, active_boundary().prepare)
        # Both sides by the same clock, so the first samples of both decide which.
        firsts = [side.draw_sample().run() for side in (trusted, student)]
        by_cpu = on_cpu and all(first.cpu_seconds is not None for first in firsts)
        right = decode(firsts[0].answer)
        student.answer_size = right["rows"].shape[1]
        for side in (trusted, student):
            side.choose_calls(by_cpu)
        self.ratios = []
        rounds: list[_Round] = []
        while True:
            rounds += self._measure(student, trusted)
            measured = measure_ratio([(one.student.cost(by_cpu), one.reference.cost(by_cpu)) for one in rounds])
            self.ratios.append(measured.ratio)
            is_clear = measured.low >= bar or measured.high < bar
            if is_clear or len(self.ratios) == MAX_MEASUREMENTS:
                break
        rounding = ROUNDING if on_cpu else ROUNDING_GPU
        _verify(rounds, reference, right["kinds"], rounding, called=called, reference_name=reference_name)
        low, high = two_digits(measured.low), two_digits(measured.high)
        near = "" if is_clear else f"close to the bar: the rounds lay between {low} and {high}"
        ratio = measured.ratio
        if by_cpu:
            by_clock = min(one.reference.cost(False) for one in rounds) / min(one.student.cost(False) for one in rounds)
            ratio = min(ratio, WITNESS * by_clock)
        pictures = attempt(Speed, reference_name[:MAX_TEXT], ratio, measured.low, measured.high, bar)
        if ratio < bar:
            raise CheckFailed(
                ("called", called),
                ("expected", f"at least {bar:g} times as fast as {reference_name}"),
                ("got", f"{two_digits(ratio)} times as fast"),
                ("", near),
                ("", why),
                pictures=pictures,
            )
        active_boundary().pictures.extend(pictures)
        active_boundary().remarks.append(f"{two_digits(ratio)} times as fast as {reference_name}")
        if near:
            active_boundary().remarks.append(near)

    def _measure(self, student: _Side, trusted: _Side) -> list[_Round]:
        """Measures as many rounds as the time allows."""
        start = time.perf_counter()
        warm_up = _Rounds(student, trusted)
        warm_up.set_up()
        warm_up.run()
        affordable = int(ROUNDS_SECONDS / (time.perf_counter() - start))
        rounds = _Rounds(student, trusted)
        count = max(MIN_ROUNDS, min(MAX_ROUNDS, affordable))
        self._time_rounds(rounds.run, rounds.set_up, count)
        return rounds.finished[-count:]  # others were pytest-benchmark's warm-up


@dataclasses.dataclass(frozen=True)
class _Sample:
    """Many calls in a chain, ready to be timed as one, and the arguments that were drawn for each."""

    questions: list[Arguments]
    run: Callable[[], Timed]


@dataclasses.dataclass(frozen=True)
class _Pick:
    """One call of a sample, drawn at random: its arguments as they were moved, and what it answered."""

    question: Arguments
    answer: np.ndarray


@dataclasses.dataclass(frozen=True)
class _Finished:
    """A sample that has run. Of its calls, a few picks are kept, because the judge's memory is finite.

    Attributes:
        timed: what it cost, without the answer.
        calls: the number of calls.
        picks: None if the answer is not a row of numbers for each call.
        kinds: the kinds of arrays that the worker claims.
    """

    timed: Timed
    calls: int
    picks: list[_Pick] | None = None
    kinds: tuple[str, ...] = ()

    def cost(self, by_cpu: bool) -> float:
        """The seconds of one call, of CPU time or of wall time."""
        return _cost(self.timed, by_cpu) / self.calls


@dataclasses.dataclass(frozen=True)
class _Round:
    """One finished round: a sample of each side."""

    student: _Finished
    reference: _Finished


class _Rounds:
    """Runs rounds: in each, a sample of the reference, and then one of the student's side."""

    def __init__(self, student: _Side, trusted: _Side) -> None:
        self._student, self._trusted = student, trusted
        self._next: tuple[_Sample, _Finished] | None = None
        self.finished: list[_Round] = []

    def set_up(self) -> None:
        """Draws the numbers of a round, and times the reference."""
        sample, reference = self._student.draw_sample(), self._trusted.draw_sample()
        time.sleep(PAUSE_SECONDS)
        self._next = sample, _finish(reference)
        time.sleep(PAUSE_SECONDS)

    def run(self) -> None:
        """Runs the student's sample."""
        assert self._next is not None
        sample, reference = self._next
        self.finished.append(_Round(_finish(sample, self._student), reference))


@dataclasses.dataclass(frozen=True)
class Ratio:
    """The ratio of what the faster quarter of the rounds cost, and the ratios a tenth from either end of all.

    A busy machine makes calls slower and never faster: its caches are full of other things.
    """

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
    return Ratio(_lower_quartile(theirs) / _lower_quartile(mine), each[tenth], each[-1 - tenth])


def _lower_quartile(seconds: Sequence[float]) -> float:
    return sorted(seconds)[len(seconds) // 4]


class _Side:
    """One side of a race: a function, ready for samples of many calls.

    Args:
        fn: the function.
        draw_args: draws the arguments of one call.
        prepare: the boundary's way to run the function.

    Attributes:
        calls: the number of calls in a sample.
        answer_size: how many numbers a right answer has.
        budget: what is left for the answers of all samples.
    """

    def __init__(
        self,
        fn: Callable[..., Any],
        draw_args: Callable[[], Arguments],
        prepare: Callable[[Callable[[], Any]], Callable[[], Timed]],
    ) -> None:
        self._fn, self._draw_args, self._prepare = fn, draw_args, prepare
        self.calls = 1
        self.answer_size = 0
        self.budget = Budget(ANSWERS)
        for _ in range(2):
            self.draw_sample().run()  # the first compiles

    def choose_calls(self, by_cpu: bool) -> None:
        """Makes samples take `SAMPLE_SECONDS`, unless one call takes longer, or `MAX_CALLS` are faster.

        A sample also costs the way to a worker and back. If it is as long on both sides, their ratio is fair.
        """
        while (seconds := self._shortest_seconds(by_cpu)) < SAMPLE_SECONDS / 2 and self.calls < MAX_CALLS:
            self.calls *= 2
        self.calls = max(1, min(MAX_CALLS, round(self.calls * SAMPLE_SECONDS / seconds)))

    def draw_sample(self) -> _Sample:
        fn, questions = self._fn, [self._draw_args() for _ in range(self.calls)]
        stacked = jax.tree.map(lambda *leaves: np.stack(leaves), *questions)  # one array is faster to read
        return _Sample(questions, self._prepare(lambda: call_in_chain(fn, stacked)))

    def _shortest_seconds(self, by_cpu: bool) -> float:
        """The seconds of the shortest of three samples, since a single one may have been interrupted."""
        seconds = []
        for _ in range(3):
            sample = self.draw_sample()
            time.sleep(PAUSE_SECONDS)
            seconds.append(_cost(sample.run(), by_cpu))
        return min(seconds)


def _cost(timed: Timed, by_cpu: bool) -> float:
    seconds = timed.cpu_seconds if by_cpu and timed.cpu_seconds is not None else timed.wall_seconds
    return max(seconds, 1e-9)  # clocks have a resolution


def call_in_chain(fn: Callable[..., Any], stacked: Arguments) -> dict[str, Any]:
    """Calls a function on stacked arguments, one after the other, each moved by the answer before.

    Runs in the process that holds the function's code.

    Returns:
        `rows`, the numbers of each answer, float[calls, numbers], and `kinds`, the kinds of arrays that they were.
    """
    leaves, tree = jax.tree.flatten(stacked)
    moved = _moved_leaf(leaves)
    rows: list[np.ndarray] = []
    kinds: set[type] = set()
    step = 0.0
    for one in zip(*leaves, strict=True):
        answer = jax.tree.leaves(fn(*jax.tree.unflatten(tree, _move(one, moved, step))))
        kinds.update(map(type, answer))
        rows.append(_row(answer))
        step = _next_step(rows[-1])
    return {"rows": np.stack(rows), "kinds": sorted({_kind(each) for each in kinds})}


def _moved_leaf(leaves: list[Any]) -> int:
    for i, leaf in enumerate(leaves):
        if leaf.dtype.kind == "f":
            return i
    raise CourseError("the arguments of a race must hold an array of a floating dtype")


def _move(leaves: tuple[Any, ...], moved: int, step: float) -> list[Any]:
    changed = list(leaves)
    changed[moved] = leaves[moved] + leaves[moved].dtype.type(step)
    return changed


def _next_step(row: np.ndarray) -> float:
    """A number between -STEP and STEP that depends on every number of an answer."""
    total = float(row.sum(dtype=np.float64))
    return STEP * total / (1 + abs(total)) if math.isfinite(total) else 0.0


def _row(answer: list[Any]) -> np.ndarray:
    return np.ravel(answer[0]) if len(answer) == 1 else np.concatenate([np.ravel(leaf) for leaf in answer])


def _kind(kind: type) -> str:
    return "jax.Array" if issubclass(kind, jax.Array) else kind.__name__


def _verify(
    rounds: list[_Round],
    reference: Callable[..., Any],
    right_kinds: list[str],
    rounding: float,
    *,
    called: str,
    reference_name: str,
) -> None:
    """Compares some of the student's answers with the reference's.

    Raises:
        CheckFailed: the numbers differ, up to rounding, or the arrays are not of the reference's kind.
    """
    per_call = statistics.median(one.reference.cost(by_cpu=False) for one in rounds)
    count = max(MIN_VERIFIED, min(MAX_VERIFIED, int(VERIFIED_SECONDS / per_call)))
    picks: list[_Pick] = []
    are_read = True
    for one in (each.student for each in rounds):
        if one.picks is None:
            are_read = False
            continue
        if right_kinds == ["jax.Array"] != list(one.kinds):
            got = ", ".join(one.kinds[:3])[:60] or "something else"
            raise CheckFailed(("called", called), ("expected", "a jax.Array"), ("got", got))
        picks += one.picks
    chosen = random.sample(picks, min(count, len(picks)))
    questions = [pick.question for pick in chosen]
    expected = run_trusted(lambda: [_row(jax.tree.leaves(reference(*args))) for args in questions])
    agree = [_agree(pick.answer, theirs, rounding) for pick, theirs in zip(chosen, expected, strict=True)]
    if not (are_read and all(agree)):
        raise CheckFailed(
            ("called", f"{called}, many times with new arguments"),
            ("expected", f"the same numbers as {reference_name}"),
            ("got", "other numbers"),
        )


def _finish(sample: _Sample, side: _Side | None = None) -> _Finished:
    """Runs a sample.

    Args:
        sample: what to run.
        side: the side that answers. None if the answers are not needed.
    """
    timed = sample.run()
    finished = _Finished(dataclasses.replace(timed, answer=None), len(sample.questions))
    if side is None:
        return finished
    try:
        answer = decode(timed.answer, side.budget)
    except BadObservation:
        return finished
    rows, kinds = (answer.get("rows"), answer.get("kinds")) if isinstance(answer, dict) else (None, None)
    shape = (finished.calls, side.answer_size)
    if not (isinstance(rows, np.ndarray) and rows.shape == shape and rows.dtype.kind in "fiub"):
        return finished
    if not (isinstance(kinds, list) and all(isinstance(kind, str) for kind in kinds)):
        return finished
    rows = np.asarray(rows, np.float64)
    picks = [_pick(sample, rows, at) for at in random.sample(range(finished.calls), min(PICKS, finished.calls))]
    return dataclasses.replace(finished, picks=picks, kinds=tuple(kind[:60] for kind in kinds[:3]))


def _pick(sample: _Sample, rows: np.ndarray, at: int) -> _Pick:
    leaves, tree = jax.tree.flatten(sample.questions[at])
    step = _next_step(rows[at - 1]) if at else 0.0
    moved: Arguments = jax.tree.unflatten(tree, _move(tuple(leaves), _moved_leaf(leaves), step))
    return _Pick(moved, rows[at].copy())


def _agree(mine: np.ndarray, theirs: np.ndarray, rounding: float) -> bool:
    theirs = np.asarray(theirs, np.float64)
    scale = rounding * (1 + np.abs(theirs).max(initial=0))
    return mine.shape == theirs.shape and np.allclose(mine, theirs, rtol=rounding, atol=scale, equal_nan=True)
