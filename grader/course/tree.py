"""The course on disk: `Course`, `Chapter`, `Exercise` and `Pitfall`.

Nothing here imports a stub, a check or JAX, so listing a course is instant and runs no code.
"""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import difflib
import functools
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from grader.course.lessons import Lesson, LessonSection
from grader.course.names import ExerciseName
from grader.course.source import Check, PublicName, handed_out, imported_names, public_names, read_checks
from grader.errors import CourseError, UnknownName

__all__ = ["Chapter", "Course", "Exercise", "OtherWay", "Pitfall", "Verdict", "digest"]

Verdict = Literal["right", "wrong"]

_CHAPTER = re.compile(r"ch(\d+)")
_OTHER_WAY = "# another way: "


def digest(source: bytes) -> str:
    """A digest of a stub that white space does not change: editors and unzipping may convert line ends."""
    return hashlib.sha256(b" ".join(source.split())).hexdigest()[:16]


@dataclasses.dataclass(frozen=True)
class Pitfall:
    """A known wrong version. Its file holds one sentence and only the functions that are wrong."""

    path: Path
    solution: Path

    @property
    def name(self) -> str:
        return self.path.stem

    @functools.cached_property
    def sentence(self) -> str:
        """The sentence that the student reads: the file's docstring, on one line."""
        return " ".join((ast.get_docstring(ast.parse(self.path.read_bytes())) or "").split())

    @functools.cached_property
    def source(self) -> bytes:
        """The whole wrong version: the solution, with the pitfall's functions in place of its own."""
        return self.solution.read_bytes() + b"\n\n" + self.path.read_bytes()


@dataclasses.dataclass(frozen=True)
class OtherWay:
    """A right version that differs from the solution, for those who have passed, and a sentence about it."""

    path: Path
    sentence: str


@dataclasses.dataclass(frozen=True)
class Exercise:
    """One stub module and everything that belongs to it."""

    chapter: Chapter
    stem: str

    @property
    def id(self) -> ExerciseName:
        return ExerciseName(self.chapter.name, self.stem)

    @property
    def name(self) -> str:
        """A name such as `ch2/selu`."""
        return str(self.id)

    @property
    def root(self) -> Path:
        """The folder of the course."""
        return self.chapter.root

    @property
    def module(self) -> str:
        """The dotted name under which checks import the stub."""
        return self.id.module

    @property
    def label(self) -> str:
        """The stub's path as people see it, the same on every system."""
        return self.id.stub

    @property
    def stub(self) -> Path:
        return self.chapter.folder / f"{self.stem}.py"

    @property
    def test(self) -> Path:
        return self.chapter.folder / f"test_{self.stem}.py"

    @property
    def solution(self) -> Path:
        return self.chapter.solutions / f"{self.stem}.py"

    @property
    def data(self) -> Path:
        """The measurements that the exercise comes with. Few exercises have any."""
        return self.chapter.folder / "data" / f"{self.stem}.csv"

    @property
    def picture(self) -> Path:
        """The code that draws when the stub is run as a program. Only a build has one, and nothing of it is graded."""
        return self.chapter.folder / "pictures" / f"{self.stem}.py"

    @property
    def pitfalls_folder(self) -> Path:
        return self.chapter.solutions / "pitfalls" / self.stem

    @property
    def pitfalls(self) -> tuple[Pitfall, ...]:
        """The known wrong versions, by name, or none if the course was released without solutions."""
        return tuple(Pitfall(path, self.solution) for path in sorted(self.pitfalls_folder.glob("*.py")))

    def blind_versions(self, verdict: Verdict) -> tuple[Path, ...]:
        """The versions that people wrote from lesson and stub alone, or none if the course came without its tests."""
        folder = self.root / "tests" / "versions" / verdict / self.chapter.name / self.stem
        return tuple(sorted(folder.glob("*.py")))

    @property
    def other_ways(self) -> tuple[OtherWay, ...]:
        """The right versions that begin with a sentence for students."""
        found = ((path, path.read_text(encoding="utf-8").split("\n", 1)[0]) for path in self.blind_versions("right"))
        return tuple(
            OtherWay(path, line.removeprefix(_OTHER_WAY)) for path, line in found if line.startswith(_OTHER_WAY)
        )

    @property
    def equivalent_mutants(self) -> Path:
        """A TOML file with the mutants that no check can tell from the solution, each with the reason."""
        return self.root / "tests" / "mutants" / self.chapter.name / f"{self.stem}.toml"

    @property
    def points(self) -> int:
        return sum(check.points for check in self.checks)

    @functools.cached_property
    def checks(self) -> tuple[Check, ...]:
        """The checks in the order of the file, read without running it.

        Raises:
            CourseError: the file cannot be read, a check lacks points or a title, or two have one name.
        """
        return read_checks(self.test, self.id.checks, self.name)

    @functools.cached_property
    def handed_out(self) -> str | None:
        """The digest of the stub as it was handed out, or None if the check file has none.

        Raises:
            CourseError: the check file cannot be read.
        """
        return handed_out(self.test, self.id.checks)

    def is_untouched(self, source: bytes | None) -> bool:
        """Says if a stub is as it was handed out, white space apart."""
        return source is not None and self.handed_out is not None and digest(source) == self.handed_out

    @functools.cached_property
    def public_names(self) -> tuple[PublicName, ...]:
        """The names that the checks import from the stub.

        They are not read off the stub, because the student edits that and may break it. The category of
        a name comes from the solution, or from the stub if the course was released without solutions.

        Raises:
            CourseError: the checks import nothing from the stub.
        """
        imported = imported_names(self.test, self.id.checks, self.module)
        known: dict[str, PublicName] = {}
        for path in (self.stub, self.solution):
            with contextlib.suppress(CourseError):
                known |= {name.name: name for name in public_names(path, path.name)}
        return tuple(known.get(name, PublicName(name, "value", name)) for name in imported)

    @property
    def section(self) -> LessonSection | None:
        """The lesson's section, or None if there is none."""
        return self.chapter.lesson.section(self.stem)


@dataclasses.dataclass(frozen=True)
class Chapter:
    """A folder of exercises with its lesson, which decides their order."""

    root: Path
    name: str

    @property
    def number(self) -> int:
        return int(self.name.removeprefix("ch"))

    @property
    def folder(self) -> Path:
        return self.root / "exercises" / self.name

    @property
    def solutions(self) -> Path:
        return self.root / "solutions" / self.name

    @property
    def fingerprints(self) -> Path:
        """The file that stands in for the pitfalls in a course that was released without its solutions."""
        return self.folder / "fingerprints.json"

    @property
    def handed_out(self) -> Path:
        """The file that keeps the stubs, by stem, in a course that was released: a copy has no history."""
        return self.folder / "handed_out.json"

    @functools.cached_property
    def lesson(self) -> Lesson:
        return Lesson(self.folder / "README.md")

    @functools.cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises in the order of the lesson. Those that it does not name come last."""
        stems = {test.stem.removeprefix("test_") for test in self.folder.glob("test_*.py")}
        headings = self.lesson.headings

        def position(stem: str) -> tuple[int, str]:
            return headings.index(stem) if stem in headings else len(headings), stem

        return tuple(Exercise(self, stem) for stem in sorted(stems, key=position))


@dataclasses.dataclass(frozen=True)
class Course:
    """A folder that holds `exercises/`."""

    root: Path

    @functools.cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters that hold an exercise, in number order."""
        names = {test.parent.name for test in (self.root / "exercises").glob("ch*/test_*.py")}
        found = (Chapter(self.root, name) for name in names if _CHAPTER.fullmatch(name))
        return tuple(sorted(found, key=lambda chapter: chapter.number))

    @functools.cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise, in the order of the chapters and their lessons."""
        return tuple(exercise for chapter in self.chapters for exercise in chapter.exercises)

    @functools.cached_property
    def checks_sha256(self) -> str:
        """The SHA-256 that names the checks: of the lines that `sha256sum exercises/ch*/test_*.py` prints.

        Raises:
            CourseError: a check file cannot be read.
        """
        lines = []
        for exercise in sorted(self.exercises, key=lambda exercise: exercise.id.checks):
            try:
                digest = hashlib.sha256(exercise.test.read_bytes()).hexdigest()
            except OSError as error:
                raise CourseError(f"{exercise.id.checks}: {error.strerror}") from None
            lines.append(f"{digest}  {exercise.id.checks}\n")
        return hashlib.sha256("".join(lines).encode()).hexdigest()

    def exercise(self, name: str) -> Exercise:
        """The exercise called `ch2/selu`, or `selu` for short.

        Raises:
            UnknownName: there is none. The message suggests the nearest.
        """
        wanted = name.removeprefix("exercises/").removesuffix(".py")
        for exercise in self.exercises:
            if wanted in (exercise.name, exercise.stem):
                return exercise
        by_stem = {exercise.stem: exercise.name for exercise in self.exercises}
        raise UnknownName(_unknown("exercise", wanted, [ex.name for ex in self.exercises], by_stem))

    def chapter(self, name: str) -> Chapter:
        """The chapter called `ch2`, or `2` for short.

        Raises:
            UnknownName: there is none. The message suggests the nearest.
        """
        wanted = f"ch{name.removeprefix('ch')}"
        for chapter in self.chapters:
            if chapter.name == wanted:
                return chapter
        raise UnknownName(_unknown("chapter", name, [chapter.name for chapter in self.chapters], {}))

    def select(self, names: Sequence[str]) -> tuple[Exercise, ...]:
        """The exercises of the named chapters and exercises, in the order of the course. All if nothing is named.

        Raises:
            UnknownName: a name is unknown. The message suggests the nearest.
        """
        chosen: list[Exercise] = []
        for name in names:
            is_chapter = re.fullmatch(r"(ch)?\d+", name)
            chosen += self.chapter(name).exercises if is_chapter else [self.exercise(name)]
        return tuple(exercise for exercise in self.exercises if exercise in chosen) if names else self.exercises


def _unknown(what: str, name: str, known: list[str], by_stem: dict[str, str]) -> str:
    near = difflib.get_close_matches(name, [*known, *by_stem], n=1, cutoff=0.5)
    hint = f"did you mean {by_stem.get(near[0], near[0])}?" if near else f"there are {', '.join(known[:4])}, ..."
    return f"no {what} is called {name!r}; {hint}"
