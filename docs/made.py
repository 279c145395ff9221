"""The parts of the site that stand in no file: the command reference, the gallery, and the screens of watch mode."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from grader.cli import main
from grader.course import Course, Exercise, find_course

ROOT = Path(__file__).parents[1]


def commands() -> str:
    """Returns a section for each command, with the words of its `--help`."""
    context = click.Context(main, info_name="grader", max_content_width=80)
    parts = [_help("grader", main, context)]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        parts.append(_help(f"grader {name}", command, click.Context(command, context, name, max_content_width=80)))
    return "\n".join(parts)


def _help(title: str, command: click.Command, context: click.Context) -> str:
    return f"\n## {title}\n\n```text\n{command.get_help(context)}\n```\n"


def screens(folder: Path) -> str:
    """Takes pictures of watch mode. Returns a section for each.

    Args:
        folder: for the pictures, in the checkout.
    """
    script = Path(__file__).with_name("screens.py")
    code = script, *(ROOT / "grader" / "student").glob("*.py")
    made = folder / "words.md"
    if not made.is_file() or any(one.stat().st_mtime > made.stat().st_mtime for one in code):
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "JAX_NUM_CPU_DEVICES": "8"}
        command = [sys.executable, "-P", script, ROOT, folder]
        subprocess.run(command, env=environment, check=True, stdout=sys.stderr)
    return made.read_text(encoding="utf-8")


def gallery(folder: Path) -> str:
    """Draws the picture of each build, with the solution's code. Returns a section for each.

    Args:
        folder: for the pictures, in the checkout.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return "\n".join(_section(exercise, _draw(exercise, folder)) for exercise in builds(find_course(ROOT)))


def builds(course: Course) -> Iterator[Exercise]:
    """The exercises that draw a picture and have a solution to draw it with."""
    for exercise in course.exercises:
        if exercise.picture.is_file() and exercise.solution.is_file():
            yield exercise


def description(exercise: Exercise) -> str:
    """The picture in words, which its module says in `DESCRIPTION`."""
    for node in ast.parse(exercise.picture.read_bytes()).body:
        match node:
            case ast.Assign(targets=[ast.Name(id="DESCRIPTION")], value=value):
                return " ".join(str(ast.literal_eval(value)).split())
    raise ValueError(f"{exercise.picture} has no DESCRIPTION, a text that says what its picture shows")


def _draw(exercise: Exercise, folder: Path) -> Path:
    """Runs the solution as a program. A picture that is newer than its code is kept."""
    path = folder / f"{exercise.stem}.png"
    code = exercise.picture, exercise.solution
    if not path.is_file() or any(one.stat().st_mtime > path.stat().st_mtime for one in code):
        environment = {**os.environ, "PYTHONPATH": str(exercise.root), "JAX_NUM_CPU_DEVICES": "8"}
        module = f"solutions.{exercise.chapter.name}.{exercise.stem}"
        subprocess.run([sys.executable, "-m", module], cwd=folder, env=environment, check=True, stdout=sys.stderr)
    return path


def _section(exercise: Exercise, picture: Path) -> str:
    assert exercise.section is not None
    address = "/" + picture.relative_to(ROOT).as_posix()
    return (
        f"\n## {exercise.name}\n\n{exercise.section.title}\n\n![{description(exercise)}]({address})\n\n"
        f"[The exercise](../{exercise.id.lesson})\n"
    )
