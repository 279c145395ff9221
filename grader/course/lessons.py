"""A chapter's lesson, read as text: its title, its sections and their hints."""

from __future__ import annotations

import dataclasses
import functools
import re
from pathlib import Path

__all__ = ["Lesson", "LessonSection"]


@dataclasses.dataclass(frozen=True)
class LessonSection:
    """An exercise's part of its chapter's lesson."""

    title: str
    text: str
    hints: tuple[str, ...]

    @property
    def body(self) -> str:
        """The section without hints, and without what is said to those who have passed."""
        return self.text.split("<details>")[0].strip()

    @property
    def learnt(self) -> str:
        """The sentences for those who have passed, or nothing."""
        found = re.search(r"<summary>When it passes</summary>\n+(.*?)\n+</details>", self.text, re.DOTALL)
        return found[1].strip() if found else ""

    @property
    def kind(self) -> str:
        """The kind of the exercise, as the line below the title says: `predict`, `repair`, `build` or `fill`."""
        named = re.search(r" · (predict|repair|build)\b", self._line)
        return named[1] if named else "fill"

    @property
    def stars(self) -> int:
        """The difficulty of the exercise, from 1 to 3, or 0 if the section does not say it."""
        return self._line.count("★")

    @property
    def minutes(self) -> int:
        """The time that a beginner needs, or 0 if the section does not say it."""
        named = re.search(r" · (\d+) minutes\b", self._line)
        return int(named[1]) if named else 0

    @property
    def _line(self) -> str:
        """The line below the title, such as `★★☆ · 15 minutes · repair`."""
        line = re.search(r"^★.*$", self.text, re.MULTILINE)
        return line[0] if line else ""

    @property
    def code(self) -> tuple[str, ...]:
        """The blocks of Python code, in order."""
        return tuple(re.findall(r"```python\n(.*?)```", self.text, re.DOTALL))


@dataclasses.dataclass(frozen=True)
class Lesson:
    """The README of a chapter. A missing file is an empty lesson."""

    path: Path

    @functools.cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8") if self.path.is_file() else ""

    @property
    def title(self) -> str:
        """The first heading, or nothing."""
        found = re.search(r"^# (.+)$", self.text, re.MULTILINE)
        return found[1].strip() if found else ""

    @property
    def pictures(self) -> dict[Path, str]:
        """The files that the lesson shows, each with what it says in their place: `![words](pictures/axes.svg)`."""
        shown = re.findall(r"!\[([^\]]*)\]\(([^)\s]+)\)", self.text)
        return {self.path.parent / name: words.strip() for words, name in shown if "://" not in name}

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of one word, which are exercises, in order."""
        return tuple(re.findall(r"^## (\S+)$", self.text, re.MULTILINE))

    def section(self, stem: str) -> LessonSection | None:
        """The section `## <stem>`, or None if there is none."""
        match = re.search(rf"^## {re.escape(stem)}\n(.*?)(?=^## |\Z)", self.text, re.MULTILINE | re.DOTALL)
        if match is None:
            return None
        body = match.group(1).strip()
        hints = re.findall(r"<summary>Hint \d</summary>\n+(.*?)\n+</details>", body, re.DOTALL)
        title = body.splitlines()[0].strip("*_ ") if body else ""
        return LessonSection(title, body, tuple(hint.strip() for hint in hints))
