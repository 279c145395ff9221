"""`grader hint`."""

from __future__ import annotations

import click

from grader.errors import UsageError

__all__ = ["command"]


@click.command("hint")
@click.argument("exercise")
@click.argument("level", type=click.IntRange(1, 3), default=1)
def command(exercise: str, level: int) -> None:
    """Gives a hint for an exercise (ch2/selu): LEVEL 1 asks a question, 3 almost tells."""
    from grader.course import find_course  # here: `grader --help` is answered at once

    found = find_course().exercise(exercise)
    section = found.section
    if section is None or len(section.hints) < level:
        raise UsageError(f"{found.id.chapter_folder}/README.md has no hint {level} for {found.stem}")
    click.echo(f"{found.name}, hint {level} of {len(section.hints)}\n\n{section.hints[level - 1]}")
    if level < len(section.hints):
        click.echo(f"\nMore: grader hint {found.name} {level + 1}")
