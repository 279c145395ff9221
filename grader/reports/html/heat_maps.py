"""Two arrays side by side as heat maps."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

from grader.pictures import Arrays
from grader.reports.html.array_words import count, marked, place, size, words
from grader.reports.html.curves import drawn_numbers
from grader.reports.html.drawing import Drawing, Panel
from grader.reports.html.svg import Svg, say

__all__ = ["draw_heat_maps"]

_WRITTEN = 8  # columns of a heat map whose cells hold their numbers
_LEVELS = 10  # of a colour, on either side of the middle
_LEFT, _TOP = 24, 16  # of the cells, for the indices beside them


def draw_heat_maps(picture: Arrays) -> Drawing:
    """Draws two arrays of one or two axes as heat maps. Narrow ones hold their numbers."""
    colours = _Colours.of(picture.expected_numbers, picture.got_numbers)
    mark = "a frame" if picture.shape[-1] <= _WRITTEN else "a dot"
    panels = (
        Panel("expected", _heat_map(picture, picture.expected_numbers, colours, f"Expected: {size(picture)}.", [])),
        Panel("got", _heat_map(picture, picture.got_numbers, colours, f"Got: {words(picture)}", marked(picture))),
    )
    return Drawing(place(picture) + count(picture, mark), panels, colours.scale())


def _heat_map(picture: Arrays, numbers: Sequence[float], colours: _Colours, alt: str, marks: list[int]) -> Svg:
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
    for at in marks:
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
        finite = drawn_numbers(expected)
        if len(set(finite)) < 2:
            finite += drawn_numbers(got)
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
        for number, level in enumerate(levels):
            svg.rect(20 + number * 200 / len(levels), 2, 200 / len(levels) + 0.3, 9, f"v{level}")
        middle = [(120.0, 0.0)] if self.low < 0 < self.high else []
        for x, limit in [(20.0, self.low), *middle, (220.0, self.high)]:
            svg.text(x, 25, say(limit), "index middle")
        return svg
