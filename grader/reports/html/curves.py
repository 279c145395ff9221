"""Two arrays of one axis as curves in one plot, and what lies between them if they are close."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from grader.pictures import Arrays
from grader.reports.html.array_words import count, marked, place, words
from grader.reports.html.drawing import Drawing, Panel
from grader.reports.html.svg import Svg, say

__all__ = ["draw_curves", "drawn_numbers"]

_HUGE = 1e150  # so that no difference of two numbers overflows
_CLOSE = 0.1  # of the plot's height: curves that are nearer to each other are hard to tell apart
_MOST_POINTS = 80  # numbers that have a dot each
_WIDTH, _LEFT, _RIGHT, _TOP, _BOTTOM = 600, 56, 12, 12, 44


def draw_curves(picture: Arrays) -> Drawing:
    """Draws two curves, and a third one of their difference if they nearly hide each other."""
    expected, got = picture.expected_numbers, picture.got_numbers
    limits = _limits(expected, got)
    both = _plot(picture, {"expected": expected, "got": got}, limits, 240, f"Two curves. {words(picture)}")
    caption = place(picture) + count(picture, "a short line below the plot")
    legend = [("expected", "solid line"), ("got", "dashed line")]
    panels = [Panel("", both)]
    gaps = [mine - theirs for mine, theirs in zip(got, expected, strict=True)]
    widest = max((abs(gap) for gap in drawn_numbers(gaps)), default=0.0)
    if len(drawn_numbers(gaps)) == len(gaps) and 0 < widest < _CLOSE * (limits[1] - limits[0]):
        alt = f"A curve of got minus expected, at most {say(widest)} away from 0."
        panels.append(Panel("got minus expected", _plot(picture, {"gap": gaps}, _limits([0.0], gaps), 150, alt)))
    return Drawing(caption, tuple(panels), legend=tuple(legend), kind="wide")


def drawn_numbers(numbers: Sequence[float]) -> list[float]:
    """The numbers that a scale can have. Others are drawn at its ends."""
    return [number for number in numbers if abs(number) <= _HUGE]


def _plot(picture: Arrays, curves: dict[str, list[float]], limits: tuple[float, float], height: float, alt: str) -> Svg:
    low, high = limits
    last = picture.shape[0] - 1

    def x(at: float) -> float:
        return _LEFT + at / max(1, last) * (_WIDTH - _LEFT - _RIGHT)

    def y(number: float) -> float:
        return _TOP + (high - min(max(number, low), high)) / (high - low) * (height - _TOP - _BOTTOM)

    svg = Svg(_WIDTH, height, alt)
    for number in _ticks(low, high):
        svg.line(_LEFT, y(number), _WIDTH - _RIGHT, y(number), "grid")
        svg.text(_LEFT - 7, y(number) + 4, say(number), "index end")
    for at in _ticks(picture.start[0], picture.start[0] + last, whole=True):
        svg.text(x(at - picture.start[0]), height - 6, f"{at:g}", "index middle")
    for kind, numbers in curves.items():
        for run in _runs(numbers):
            svg.path([(x(at), y(numbers[at])) for at in run], f"curve {kind}")
        for at, number in enumerate(numbers if len(numbers) <= _MOST_POINTS else []):
            if not math.isnan(number):
                svg.dot(x(at), y(number), 2.6, f"point {kind}")
    for at in marked(picture):
        svg.line(x(at), height - _BOTTOM + 6, x(at), height - _BOTTOM + 13, "tick")
    return svg


def _limits(expected: Sequence[float], got: Sequence[float]) -> tuple[float, float]:
    """The range of a plot. Wrong numbers that lie far outside are drawn at its edge, unless 0 is all that is right."""
    finite = drawn_numbers(expected) or [0.0]
    others = drawn_numbers(got) or finite
    low, high = min(finite), max(finite)
    room = 1.5 * ((high - low) or abs(high) or math.inf)
    low, high = max(min(low, *others), low - room), min(max(high, *others), high + room)
    edge = 0.05 * ((high - low) or 1.0)
    return low - edge, high + edge


def _ticks(low: float, high: float, *, whole: bool = False) -> list[float]:
    """About four round numbers in a range."""
    rough = max((high - low) / 4, 1e-300)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in (1, 2, 5, 10) if step * power >= rough * 0.999)
    step = max(1.0, round(step)) if whole else step
    first = math.ceil(low / step - 1e-9)
    return [(first + i) * step + 0.0 for i in range(12) if (first + i) * step <= high + 1e-9 * step]


def _runs(numbers: Sequence[float]) -> Iterator[list[int]]:
    """Indices of neighbours that are no NaN, because a curve has a gap there."""
    run: list[int] = []
    for at, number in enumerate(numbers):
        if not math.isnan(number):
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run
