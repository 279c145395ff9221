"""A drawing as SVG. The library that writes it escapes every text and attribute."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from markupsafe import Markup

from grader.messages import clean

__all__ = ["Svg", "say"]


class Svg:
    """A drawing that grows shape by shape. Colours come from the page's style sheet, by class.

    Args:
        width: in units of the drawing. It is shown at one pixel a unit, or smaller on a narrow screen.
        height: the same.
        alt: the facts in words, for those who hear the page.
    """

    def __init__(self, width: float, height: float, alt: str) -> None:
        size = {"viewBox": f"0 0 {width:g} {height:g}", "width": f"{width:g}", "height": f"{height:g}"}
        self._root = ET.Element("svg", {**size, "role": "img", "aria-label": clean(alt)})

    def rect(self, x: float, y: float, width: float, height: float, kind: str, radius: float = 0) -> None:
        """Adds a rectangle."""
        round_corners = {"rx": radius} if radius else {}
        self._add("rect", kind, x=x, y=y, width=max(width, 0), height=height, **round_corners)

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str) -> None:
        """Adds a line."""
        self._add("line", kind, x1=x1, y1=y1, x2=x2, y2=y2)

    def dot(self, x: float, y: float, radius: float, kind: str) -> None:
        """Adds a filled circle."""
        self._add("circle", kind, cx=x, cy=y, r=radius)

    def path(self, points: list[tuple[float, float]], kind: str) -> None:
        """Adds a line through several points."""
        self._add("polyline", kind, points=" ".join(f"{_short(x)},{_short(y)}" for x, y in points))

    def text(self, x: float, y: float, text: str, kind: str, most: float = 0) -> None:
        """Adds a text at its base line, made narrower if it takes more than `most` units."""
        added = self._add("text", kind, x=x, y=y)
        added.text = clean(text)
        if most and 6.3 * len(text) > most:
            added.set("textLength", _short(most))
            added.set("lengthAdjust", "spacingAndGlyphs")

    def _add(self, tag: str, kind: str, **attributes: float | str) -> ET.Element:
        texts = {name: value if isinstance(value, str) else _short(value) for name, value in attributes.items()}
        return ET.SubElement(self._root, tag, {"class": kind, **texts})

    def __html__(self) -> Markup:
        return Markup(ET.tostring(self._root, encoding="unicode"))


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def say(number: float) -> str:
    """Sets a number as text, in three digits, or four if it is that large."""
    return f"{number:.4g}" if abs(number) >= 1000 else f"{number:.3g}"
