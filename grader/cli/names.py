"""Names of exercises and chapters as arguments, completed in bash, zsh and fish."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType

__all__ = ["ExerciseName"]


class ExerciseName(StringParamType):
    """The name of an exercise, such as `ch2/selu`, or `selu` for short.

    Args:
        chapters: offer the names of chapters too.
    """

    name = "exercise"

    def __init__(self, *, chapters: bool = False) -> None:
        self._chapters = chapters

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Offers the names that begin in this way. What follows the slash is enough."""
        from grader.course import find_course  # here: `grader --help` is answered at once
        from grader.errors import GraderError

        try:
            course = find_course()
        except GraderError:
            return []
        names = [one.name for one in course.exercises]
        if self._chapters:
            names += [chapter.name for chapter in course.chapters]
        found = [name for name in names if name.startswith(incomplete)]
        found = found or [name for name in names if name.partition("/")[2].startswith(incomplete)]
        return [CompletionItem(name) for name in found]
