"""`Drawing`: a picture as the page shows it."""

from __future__ import annotations

import dataclasses
from typing import Any

from grader.reports.html.svg import Svg

__all__ = ["Branch", "Drawing", "Panel"]


@dataclasses.dataclass
class Branch:
    """A container or a leaf of a tree, with what is inside it."""

    text: str
    differs: bool
    inside: list[Branch] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True)
class Panel:
    """One of the things that stand side by side.

    Attributes:
        title: above it, or empty.
        content: a drawing, or a tree as nested lists.
    """

    title: str
    content: Svg | list[Branch]

    @property
    def is_tree(self) -> bool:
        return isinstance(self.content, list)


@dataclasses.dataclass(frozen=True)
class Drawing:
    """A picture as the page shows it.

    Attributes:
        caption: below it, in words.
        panels: side by side, or below each other on a narrow screen.
        scale: the meaning of the colours, or None.
        legend: names of lines, each with its look in words.
        kind: for the style sheet. The texts of a `wide` one are larger on a narrow screen.
    """

    caption: str
    panels: tuple[Panel, ...]
    scale: Any = None
    legend: tuple[tuple[str, str], ...] = ()
    kind: str = ""
