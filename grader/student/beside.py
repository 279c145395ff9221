"""A student's answer beside the solution, and other right ways to write it."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from grader.course import Exercise
from grader.course.source import without_docstrings
from grader.messages import clean

__all__ = ["beside_solution", "other_ways", "python"]

_WIDE = 130  # columns: fewer leave too little room for two programs side by side


def beside_solution(exercise: Exercise, width: int) -> RenderableType:
    """Sets the student's file and the solution side by side, or below each other if there is little room."""
    mine = python(exercise.stub.read_text(encoding="utf-8", errors="replace"))
    solution = python(exercise.solution.read_text(encoding="utf-8"))
    heads = Text(exercise.label, style="bold"), Text("the solution", style="bold")
    if width < _WIDE:
        return Group(heads[0], mine, Text(), heads[1], solution, *other_ways(exercise))
    table = Table.grid(expand=True, padding=(0, 2))
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(*heads)
    table.add_row(mine, solution)
    return Group(table, *other_ways(exercise))


def other_ways(exercise: Exercise) -> list[RenderableType]:
    """Other right versions, each with a sentence about it."""
    parts: list[RenderableType] = []
    for way in exercise.other_ways:
        code = way.path.read_text(encoding="utf-8").split("\n", 1)[1]
        parts += [Text(f"\nAnother way: {way.sentence}", style="bold"), python(code)]
    return parts


def python(source: str) -> Syntax:
    """Python code without its docstrings, in colours."""
    try:
        shown = without_docstrings(source)
    except (SyntaxError, ValueError):
        shown = source
    return Syntax(clean(shown).strip(), "python", theme="ansi_dark", word_wrap=True, background_color="default")
