"""Trees side by side, as nested lists: they fold no text, print whole, and a screen reader knows their depth."""

from __future__ import annotations

from collections.abc import Sequence

from grader.messages import clean
from grader.pictures import Trees
from grader.reports.html.drawing import Branch, Drawing, Panel

__all__ = ["draw_trees"]


def draw_trees(picture: Trees) -> Drawing:
    """Draws two trees. What has no equal in the other is marked."""
    panels = Panel("expected", _branches(picture.expected)), Panel("got", _branches(picture.got))
    return Drawing("Parts that have no equal in the other tree have the mark ≠.", panels)


def _branches(lines: Sequence[tuple[int, str, bool]]) -> list[Branch]:
    top: list[Branch] = []
    levels = [top]  # the list that a line of each depth is added to
    for depth, text, differs in lines:
        branch = Branch(clean(text), differs)
        levels[depth].append(branch)
        levels[depth + 1 :] = [branch.inside]
    return top
