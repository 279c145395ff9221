"""Arrays side by side as heat maps, or two curves in one plot."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Sequence

from grader.pictures import Arrays
from grader.reports.html.drawing import Drawing, Panel
from grader.reports.html.svg import Svg, say

__all__ = ["draw_arrays"]

_CURVE = 8  # numbers of an array of one axis that are drawn as a curve
_WRITTEN = 8  # columns of a heat map whose cells hold their numbers
_LEVELS = 10  # of a colour, on either side of the middle
_TOLD = 6  # differences that the words name
_HUGE = 1e150  # so that no difference of two numbers overflows
_LEFT, _TOP = 24, 16  # of the cells, for the indices beside them


def draw_arrays(picture: Arrays) -> Drawing:
    """Draws two arrays: one axis as two curves, unless it is short, and two axes as two heat maps."""
    if len(picture.shape) == 1 and picture.shape[0] >= _CURVE:
        return _draw_curves(picture)
    return _draw_heat_maps(picture)


def _draw_heat_maps(picture: Arrays) -> Drawing:
    colours = _Colours.of(picture.expected_numbers, picture.got_numbers)
    mark = "a frame" if picture.shape[-1] <= _WRITTEN else "a dot"
    panels = (
        Panel("expected", _heat_map(picture, picture.expected_numbers, colours, f"Expected: {_size(picture)}.", False)),
        Panel("got", _heat_map(picture, picture.got_numbers, colours, f"Got: {_words(picture)}", True)),
    )
    return Drawing(f"{_place(picture)}{_count(picture)} {_have(picture)} {mark}.", panels, colours.scale())


def _heat_map(picture: Arrays, numbers: Sequence[float], colours: _Colours, alt: str, marked: bool) -> Svg:
    columns = picture.shape[-1]
    rows = len(numbers) // columns
    written = columns <= _WRITTEN
    wide = 46 if written else max(10, min(24, 320 // columns))
    high = 28 if written else wide
    svg = Svg(_LEFT + columns * wide + 2, _TOP + rows * high + 2, alt)
    _indices(svg, picture, rows, wide, high)
    for at, number in enumerate(numbers):
        x, y = _LEFT + at % columns * wide, _TOP + at // columns * high
        svg.rect(x, y, wide, high, f"cell {colours.kind(number)}")
        if written:
            svg.text(x + wide / 2, y + high / 2 + 4, say(number), "number", wide - 6)
        elif not math.isfinite(number):
            svg.line(x, y, x + wide, y + high, "strike")
    if marked:
        for at in _different(picture):
            x, y = _LEFT + at % columns * wide, _TOP + at // columns * high
            if written:
                svg.rect(x + 1.5, y + 1.5, wide - 3, high - 3, "frame", 2)
            else:
                svg.dot(x + wide / 2, y + high / 2, wide / 6, "mark")
    return svg


def _indices(svg: Svg, picture: Arrays, rows: int, wide: float, high: float) -> None:
    """Writes indices above the columns and beside the rows, as many as fit."""
    columns = picture.shape[-1]
    step = max(1, math.ceil(22 / wide))
    for column in range(0, columns, step if step < 3 else 5):
        svg.text(_LEFT + (column + 0.5) * wide, _TOP - 5, str(picture.start[-1] + column), "index middle")
    if len(picture.shape) == 2:
        step = max(1, math.ceil(14 / high))
        for row in range(0, rows, step if step < 3 else 5):
            svg.text(_LEFT - 5, _TOP + (row + 0.5) * high + 3.5, str(picture.start[0] + row), "index end", _LEFT - 5)


@dataclasses.dataclass(frozen=True)
class _Colours:
    """The colours of numbers: from `low` to `high`, and `from_level` to `to_level` in the style sheet's words."""

    low: float
    high: float
    from_level: int
    to_level: int

    @classmethod
    def of(cls, expected: Sequence[float], got: Sequence[float]) -> _Colours:
        """Chooses colours for what was expected, because wrong numbers may be of any size."""
        finite = _drawn(expected)
        if len(set(finite)) < 2:
            finite += _drawn(got)
        low, high = min(finite, default=0.0), max(finite, default=0.0)
        if low < 0 < high:
            return cls(-max(-low, high), max(-low, high), -_LEVELS, _LEVELS)
        return cls(low, high, 0, _LEVELS) if high > 0 else cls(low, high, -_LEVELS, 0)

    def kind(self, number: float) -> str:
        """The class of a number's colour."""
        if math.isnan(number):
            return "nan"
        if self.high == self.low:
            return "v0"
        share = (min(max(number, self.low), self.high) - self.low) / (self.high - self.low)
        return f"v{round(self.from_level + share * (self.to_level - self.from_level))}"

    def scale(self) -> Svg | None:
        """Draws the colours with their numbers."""
        if self.high == self.low:
            return None
        levels = range(self.from_level, self.to_level + 1)
        svg = Svg(240, 30, f"The colours run from {say(self.low)} to {say(self.high)}.")
        for place, level in enumerate(levels):
            svg.rect(20 + place * 200 / len(levels), 2, 200 / len(levels) + 0.3, 9, f"v{level}")
        middle = [(120.0, 0.0)] if self.low < 0 < self.high else []
        for x, number in [(20.0, self.low), *middle, (220.0, self.high)]:
            svg.text(x, 25, say(number), "index middle")
        return svg


def _drawn(numbers: Sequence[float]) -> list[float]:
    """The numbers that a scale can have. Others are drawn at its ends."""
    return [number for number in numbers if abs(number) <= _HUGE]


def _draw_curves(picture: Arrays) -> Drawing:
    expected, got = picture.expected_numbers, picture.got_numbers
    width, height, left, right, top, bottom = 600, 240, 56, 12, 12, 44
    low, high = _limits(expected, got)
    first, last = picture.start[0], picture.start[0] + len(expected) - 1

    def x(at: float) -> float:
        return left + at / max(1, len(expected) - 1) * (width - left - right)

    def y(number: float) -> float:
        return top + (high - min(max(number, low), high)) / (high - low) * (height - top - bottom)

    svg = Svg(width, height, f"Two curves. {_words(picture)}")
    for number in _ticks(low, high):
        svg.line(left, y(number), width - right, y(number), "grid")
        svg.text(left - 7, y(number) + 4, say(number), "index end")
    for at in _ticks(first, last, whole=True):
        svg.text(x(at - first), height - 6, f"{at:g}", "index middle")
    for kind, numbers in (("expected", expected), ("got", got)):
        for run in _runs(numbers):
            svg.path([(x(at), y(numbers[at])) for at in run], f"curve {kind}")
        if len(numbers) <= 80:
            for at, number in enumerate(numbers):
                if not math.isnan(number):
                    svg.dot(x(at), y(number), 2.6, f"point {kind}")
    for at in _different(picture):
        svg.line(x(at), height - bottom + 6, x(at), height - bottom + 13, "tick")
    caption = f"{_place(picture)}{_count(picture)} {_have(picture)} a short line below the plot."
    return Drawing(caption, (Panel("", svg),), kind="wide", legend=(("expected", "solid line"), ("got", "dashed line")))


def _limits(expected: Sequence[float], got: Sequence[float]) -> tuple[float, float]:
    """The range of the plot. Wrong numbers that lie far outside are drawn at its edge."""
    finite = _drawn(expected) or [0.0]
    others = _drawn(got) or finite
    low, high = min(finite), max(finite)
    room = 1.5 * ((high - low) or abs(high) or 1.0)
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


def _different(picture: Arrays) -> list[int]:
    return [at for at, mark in enumerate(picture.differs) if mark == "x"]


def _count(picture: Arrays) -> str:
    count = len(_different(picture))
    return f"{count} of {len(picture.differs)} numbers differ{'s' if count == 1 else ''}."


def _have(picture: Arrays) -> str:
    return "It has" if len(_different(picture)) == 1 else "They have"


def _words(picture: Arrays) -> str:
    """The differences in words, for those who do not see the picture."""
    different = _different(picture)
    expected, got = picture.expected_numbers, picture.got_numbers
    told = [f"at {_index(picture, at)} expected {say(expected[at])}, got {say(got[at])}" for at in different[:_TOLD]]
    more = [f"and {len(different) - _TOLD} more"] if len(different) > _TOLD else []
    return f"{_size(picture)}. {_count(picture)} {'; '.join([*told, *more])}."


def _index(picture: Arrays, at: int) -> str:
    if len(picture.shape) == 1:
        return f"[{picture.start[0] + at}]"
    row, column = divmod(at, picture.shape[1])
    return f"[{picture.start[0] + row}, {picture.start[1] + column}]"


def _size(picture: Arrays) -> str:
    if len(picture.shape) == 1:
        return f"{picture.shape[0]} numbers"
    rows, columns = picture.shape
    return f"{rows} row{'s' if rows != 1 else ''} and {columns} column{'s' if columns != 1 else ''}"


def _place(picture: Arrays) -> str:
    """Says which part of a result is drawn, unless it is all of it."""
    names = ("Rows", "columns") if len(picture.shape) == 2 else ("Numbers",)
    parts = [f"At {picture.where}."] if picture.where else []
    if picture.shape != picture.whole:
        ranges = zip(names, picture.start, picture.shape, picture.whole, strict=True)
        parts.append(", ".join(f"{name} {at} to {at + n - 1} of {whole}" for name, at, n, whole in ranges) + ".")
    return "".join(f"{part} " for part in parts)
