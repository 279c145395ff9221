"""The path through the course: a table in README.md, made from the tree."""

from __future__ import annotations

import re
from pathlib import Path

from grader.course import Chapter, Course

__all__ = ["course_path", "write_course_path"]

_ROW = re.compile(r"^\| \[(ch\d+)\]\([^)]*\) \| (.*?) \|", re.MULTILINE)
_TABLE = re.compile(r"^\| chapter \|.*\n(?:\|.*\n)+", re.MULTILINE)
_NO_TOPIC = "TODO(author): say in a few words what it is about"


def course_path(course: Course) -> str:
    """Sets the chapters as a table: what each is about, how many exercises, minutes and points.

    What a chapter is about is kept from the table that stands in README.md.
    """
    page = course.root / "README.md"
    topics = dict(_ROW.findall(page.read_text(encoding="utf-8"))) if page.is_file() else {}
    lines = ["| chapter | topic | exercises | minutes | points |", "| --- | --- | ---: | ---: | ---: |"]
    for chapter in course.chapters:
        link = f"[{chapter.name}](exercises/{chapter.name}/README.md)"
        lines.append(f"| {link} | {topics.get(chapter.name, _NO_TOPIC)} | {_numbers([chapter])} |")
    lines.append(f"| | all of it | {_numbers(course.chapters)} |")
    return "\n".join(lines) + "\n"


def _numbers(chapters: list[Chapter] | tuple[Chapter, ...]) -> str:
    exercises = [exercise for chapter in chapters for exercise in chapter.exercises]
    minutes = sum(exercise.section.minutes for exercise in exercises if exercise.section)
    points = sum(exercise.points for exercise in exercises)
    return f"{len(exercises)} | {minutes:,} | {points:,}"


def write_course_path(course: Course) -> list[Path]:
    """Puts the table into README.md, in place of the one that stands there. Returns the file if it changed."""
    page = course.root / "README.md"
    if not page.is_file():
        return []
    text = page.read_text(encoding="utf-8")
    table = course_path(course)
    written = _TABLE.sub(lambda _: table, text, count=1)
    if written == text:
        return []
    page.write_text(written, encoding="utf-8")
    return [page.relative_to(course.root)]
