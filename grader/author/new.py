"""The scaffold of a new exercise: a small one that is whole and sound, which its author replaces part by part.

Its files come from `templates/`. The mark `TODO(author)` stands wherever the author has something to write, and
`grader verify` reports each file that still holds it.
"""

from __future__ import annotations

import ast
import dataclasses
import keyword
import os
import re
import string
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path

from grader.course import Chapter, Course, ExerciseName
from grader.errors import UsageError

__all__ = ["Created", "create_exercise"]

_TEMPLATES = {
    "exercises/$chapter/$stem.py": "stub.py.txt",
    "exercises/$chapter/test_$stem.py": "checks.py.txt",
    "solutions/$chapter/$stem.py": "solution.py.txt",
    "solutions/$chapter/pitfalls/$stem/floor_division.py": "floor_division.py.txt",
    "solutions/$chapter/pitfalls/$stem/int_of_a_tracer.py": "int_of_a_tracer.py.txt",
}


@dataclasses.dataclass(frozen=True)
class Created:
    """The files of a new exercise, as paths relative to the course.

    Attributes:
        files: all of them, the lesson last.
        new_lesson: True if the lesson was written too, False if a section was added to it.
    """

    files: tuple[str, ...]
    new_lesson: bool


def create_exercise(course: Course, name: str) -> Created:
    """Writes a new exercise: stub, checks, solution, two pitfalls and the lesson's section.

    No file is overwritten. The lesson is written if there is none, and otherwise it gets one more section.

    Args:
        course: the course to add it to.
        name: such as `ch3/all_pairs`. The chapter may be new.

    Raises:
        UsageError: the name cannot be used, a file is in the way, or one cannot be written. Then nothing is written.
    """
    wanted = _parse(name)
    _refuse_unusable(wanted.stem)
    words = {
        "chapter": wanted.chapter,
        "number": wanted.chapter.removeprefix("ch"),
        "stem": wanted.stem,
        "gap": " " * len(f"/test_{wanted.stem}.py"),  # puts two comments into one column
    }
    files = {string.Template(path).substitute(words): _render(source, words) for path, source in _TEMPLATES.items()}
    lesson = Chapter(course.root, wanted.chapter).lesson
    _refuse_existing(course, wanted, files, lesson.headings)
    is_new = not lesson.text.strip()
    opening = _render("opening.md", words) if is_new else lesson.text
    _write(course.root, files, lesson.path, _with_section(opening, _render("section.md", words)))
    return Created((*files, f"{wanted.chapter_folder}/README.md"), new_lesson=is_new)


def _render(template: str, words: Mapping[str, str]) -> str:
    text = resources.files("grader.author").joinpath("templates", template).read_text(encoding="utf-8")
    return string.Template(text).substitute(words)


def _parse(name: str) -> ExerciseName:
    try:
        wanted = ExerciseName.parse(name)
    except ValueError:
        raise UsageError(
            f"expected a name such as ch3/all_pairs, found {name!r:.60}; write the chapter, a slash, and a name of "
            "small letters, digits and underscores"
        ) from None
    plain = f"ch{int(wanted.chapter.removeprefix('ch'))}"
    if wanted.chapter != plain:
        raise UsageError(f"expected a chapter such as {plain}, found {wanted.chapter}; write {plain}/{wanted.stem}")
    return wanted


def _refuse_unusable(stem: str) -> None:
    if keyword.iskeyword(stem):
        found = f"{stem!r}, a keyword of Python"
    elif stem.startswith("test") or stem == "conftest":
        found = f"{stem!r}, which pytest would take for one of its own"
    elif stem in _names_in_templates():
        found = f"{stem!r}, which the new files use for something else"
    else:
        return
    raise UsageError(f"expected a name for a function, found {found}; choose another name")


def _names_in_templates() -> set[str]:
    """The names that the templates use beside the exercise's own: imported names, arguments and variables."""
    words = {"chapter": "ch1", "stem": "_"}
    nodes = [node for template in _TEMPLATES.values() for node in ast.walk(ast.parse(_render(template, words)))]
    aliases = (node.asname or node.name for node in nodes if isinstance(node, ast.alias))
    arguments = (node.arg for node in nodes if isinstance(node, ast.arg))
    return {node.id for node in nodes if isinstance(node, ast.Name)}.union(aliases, arguments)


def _refuse_existing(course: Course, wanted: ExerciseName, files: Iterable[str], headings: Iterable[str]) -> None:
    for exercise in course.exercises:
        if exercise.stem == wanted.stem:
            raise UsageError(f"expected a new name, found the exercise {exercise.name}; choose another name")
    for label in files:
        if os.path.lexists(course.root / label):
            raise UsageError(f"expected no file at {label}, found one; move it away, or choose another name")
    if wanted.stem in headings:
        raise UsageError(
            f"expected no section '## {wanted.stem}' in {wanted.chapter_folder}/README.md, found one; "
            "give it another heading, or choose another name"
        )


def _with_section(lesson: str, section: str) -> str:
    """Adds a section behind the last exercise's, and before closing sections such as `## What older notes say`."""
    end = len(lesson)
    for heading in reversed(list(re.finditer(r"^## (.*)$", lesson, re.MULTILINE))):
        if len(heading[1].split()) == 1:
            break
        end = heading.start()
    return "\n\n".join(part for part in (lesson[:end].rstrip(), section.strip(), lesson[end:].strip()) if part) + "\n"


def _write(root: Path, files: Mapping[str, str], lesson: Path, lesson_text: str) -> None:
    """Writes the new files, then the lesson. Takes the new files away again if one cannot be written.

    Raises:
        UsageError: one cannot be written.
    """
    written: list[Path] = []
    try:
        for label, text in files.items():
            path = root / label
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8") as file:
                written.append(path)
                file.write(text)
        lesson.write_text(lesson_text, encoding="utf-8")
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        raise UsageError(f"the exercise cannot be written: {error.strerror}: {error.filename}") from None
