"""Counts beside what is allowed, and the result of a race, as bars."""

from __future__ import annotations

from grader.pictures import Bars, Speed
from grader.reports.html.drawing import Drawing, Panel
from grader.reports.html.svg import Svg, say

__all__ = ["draw_bars", "draw_speed"]

_WIDTH = 460
_LEFT = 2
_ROOM = 360  # units for the longest bar: its number stands beside it


def draw_bars(picture: Bars) -> Drawing:
    """Draws a bar for each count, with a line at each bound."""
    longest = max([1, *(number for _, count, *bounds in picture.bars for number in (count, *bounds) if number)])
    words = "; ".join(f"{label}: {_judged(count, least, most)}" for label, count, least, most in picture.bars)
    svg = Svg(_WIDTH, 46 * len(picture.bars) + 2, f"Bars: {picture.title}. {words}.")
    for row, (label, count, least, most) in enumerate(picture.bars):
        top, length = 46 * row, _ROOM * count / longest
        svg.text(_LEFT, top + 13, label, "label")
        svg.rect(_LEFT, top + 19, length, 16, "bar wrong" if _is_wrong(count, least, most) else "bar", 2)
        for bound in (least, most):
            if bound is not None:
                x = _LEFT + _ROOM * bound / longest
                svg.line(x, top + 15, x, top + 39, "bound")
        svg.text(_LEFT + length + 8, top + 31, f"{count:,}", "value")
    return Drawing(_capital(picture.title) + _bounds(picture), (Panel("", svg),))


def _bounds(picture: Bars) -> str:
    """What is allowed, if it is the same for all bars."""
    bounds = {(least, most) for _, _, least, most in picture.bars}
    if bounds == {(None, None)}:
        return "."
    if len(bounds) > 1:
        return ". " + "; ".join(f"{label}: {_allowed(*bounds)}" for label, _, *bounds in picture.bars) + "."
    return f". {_capital(_allowed(*bounds.pop()))}: the dashed line."


def _allowed(least: int | None, most: int | None) -> str:
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
    svg = Svg(_WIDTH, 96, f"Bars: your code is {words}; {spread}; {say(picture.bar)} is the bar to reach.")
    svg.text(_LEFT, 13, "your code", "label")
    svg.rect(_LEFT, 19, x(picture.ratio) - _LEFT, 18, "bar" if reached else "bar wrong", 2)
    svg.line(x(picture.low), 28, x(picture.high), 28, "spread")
    for end in (picture.low, picture.high):
        svg.line(x(end), 23, x(end), 33, "spread")
    svg.text(max(x(picture.ratio), x(picture.high), x(picture.bar)) + 8, 32, f"{say(picture.ratio)} ×", "value")
    svg.text(_LEFT, 61, "the reference", "label")
    svg.rect(_LEFT, 67, x(1.0) - _LEFT, 18, "bar other", 2)
    svg.text(x(1.0) + 8, 80, "1 ×", "value")
    svg.line(x(picture.bar), 15, x(picture.bar), 90, "bound")
    caption = f"{_capital(words)}; {spread}. The bar to reach, {say(picture.bar)}, is the dashed line."
    return Drawing(caption, (Panel("", svg),))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
