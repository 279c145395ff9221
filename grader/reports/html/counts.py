"""Counts beside what is allowed, and the result of a race, as bars."""

from __future__ import annotations

from collections.abc import Sequence

from grader.pictures import Bars, Speed
from grader.reports.html.drawing import Drawing, Panel
from grader.reports.html.svg import Svg, say

__all__ = ["draw_bars", "draw_speed"]

_WIDTH = 460
_LEFT = 2
_ROW = 50  # high
_ROOM = 360  # units for the longest bar: its number stands beside it


def draw_bars(picture: Bars) -> Drawing:
    """Draws a bar for each count, with a line at each bound."""
    longest = max([1, *(number for _, count, *bounds in picture.bars for number in (count, *bounds) if number)])
    words = "; ".join(f"{label}: {_judged(count, least, most)}" for label, count, least, most in picture.bars)
    svg = Svg(_WIDTH, _ROW * len(picture.bars), f"Bars: {picture.title}. {words}.")
    for row, (label, count, least, most) in enumerate(picture.bars):
        top, length = _ROW * row, _ROOM * count / longest
        svg.text(_LEFT, top + 13, label, "label")
        svg.rect(_LEFT, top + 19, length, 16, "bar wrong" if _is_wrong(count, least, most) else "bar", 2)
        bounds = [_LEFT + _ROOM * bound / longest for bound in (least, most) if bound is not None]
        for x in bounds:
            if x > _LEFT:
                svg.line(x, top + 17, x, top + 39, "bound")
        text = f"{count:,}"
        svg.text(_beside(_LEFT + length, text, bounds), top + 32, text, "value")
    return Drawing(_capital(picture.title) + _bounds(picture), (Panel("", svg),))


def _beside(end: float, text: str, lines: Sequence[float]) -> float:
    """The place for the text beside a bar that ends here: past each line that would cross it."""
    for line in sorted(lines):
        if end - 1 <= line <= end + 12 + 9 * len(text):
            end = line
    return end + 8


def _bounds(picture: Bars) -> str:
    """Says how much is allowed, once if it is the same for all bars."""
    bounds = {(least, most) for _, _, least, most in picture.bars}
    if bounds == {(None, None)}:
        return "."
    if len(bounds) > 1:
        return ". " + "; ".join(f"{label}: {_allowed(*bounds)}" for label, _, *bounds in picture.bars) + "."
    return f". {_capital(_allowed(*bounds.pop()))}: the dashed line."


def _allowed(least: int | None, most: int | None) -> str:
    if most == 0:
        return "none"
    parts = [f"at least {least:,}"] if least is not None else []
    parts += [f"at most {most:,}"] if most is not None else []
    return " and ".join(parts)


def _is_wrong(count: int, least: int | None, most: int | None) -> bool:
    return (least is not None and count < least) or (most is not None and count > most)


def _judged(count: int, least: int | None, most: int | None) -> str:
    allowed = _allowed(least, most)
    return f"{count:,}" + (f", allowed {allowed}" if allowed else "")


def draw_speed(picture: Speed) -> Drawing:
    """Draws how many times as fast the code is, with the spread of the rounds and the bar to reach."""
    longest = max(picture.ratio, picture.high, picture.bar, 1.0) * 1.02
    reached = picture.ratio >= picture.bar

    def x(ratio: float) -> float:
        return _LEFT + 380 * ratio / longest

    words = f"{say(picture.ratio)} times as fast as {picture.reference}"
    spread = f"most rounds lie between {say(picture.low)} and {say(picture.high)}"
    svg = Svg(_WIDTH, 106, f"Bars: your code is {words}; {spread}; {say(picture.bar)} is the bar to reach.")
    svg.text(_LEFT, 13, "your code", "label")
    svg.rect(_LEFT, 19, x(picture.ratio) - _LEFT, 18, "bar" if reached else "bar wrong", 2)
    low, high, bar = x(picture.low), x(picture.high), x(picture.bar)
    svg.line(low, 43, high, 43, "spread")
    for end in (low, high):
        svg.line(end, 39, end, 47, "spread")
    text = f"{say(picture.ratio)} ×"
    svg.text(_beside(x(picture.ratio), text, [bar]), 33, text, "value")
    svg.text(_LEFT, 71, picture.reference, "label", _WIDTH)
    svg.rect(_LEFT, 77, x(1.0) - _LEFT, 18, "bar other", 2)
    svg.text(_beside(x(1.0), "1 ×", [bar]), 91, "1 ×", "value")
    for top in (17, 74):
        svg.line(bar, top, bar, top + 26, "bound")
    caption = f"{_capital(spread)}. The bar to reach, {say(picture.bar)}, is the dashed line."
    return Drawing(caption, (Panel("", svg),))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
