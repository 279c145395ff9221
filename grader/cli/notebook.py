"""`grader notebook`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from grader import __version__
from grader.errors import OutputError, UsageError

__all__ = ["command"]


@click.command("notebook")
@click.argument("chapter")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path), metavar="FILE", help="The notebook; by default CHAPTER.ipynb."
)
@click.option("--force", is_flag=True, help="Write it anew. A file that is there gets the ending .bak.")
def command(chapter: str, output: Path | None, force: bool) -> None:
    """Writes the notebook of a CHAPTER (ch2): its lesson, with cells for answers and checks.

    It works in Jupyter, VS Code and Colab. `grader grade` takes it as a submission. Exit code 2 if the file
    exists.
    """
    # Imported here, so that `grader --help` is answered at once.
    from grader.course import find_course

    found = find_course().chapter(chapter)
    path = output or Path(f"{found.name}.ipynb")
    if path.exists() and not force:
        raise OutputError(f"{path} exists; give another name with -o, or --force to keep it as {path.name}.bak")
    try:
        from grader.student.chapter_notebook import notebook_text  # this needs jupytext
    except ImportError:
        raise UsageError(
            'notebooks need jupytext; run pip install "jax101[notebook]" or pip install jupytext'
        ) from None
    text = notebook_text(found, f"jax101-{__version__}-py3-none-any.whl")
    try:
        if path.exists():
            os.replace(path, path.with_name(f"{path.name}.bak"))
            click.echo(f"kept      {path}.bak")
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from None
    click.echo(f"wrote     {path}, with {len(found.exercises)} exercises")
    click.echo("\nOpen it, run its first cell, and read on from there.")
