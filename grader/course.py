"""The course as it lies on disk.

Nothing here imports a stub, a check or JAX: names, points and titles are read off the syntax
tree, so listing a course is instant and runs no code.
"""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import difflib
import functools
import re
from pathlib import Path

from grader.messages import CourseError

__all__ = ["Check", "Course", "Exercise", "LessonSection", "PublicName", "find_course", "public_names"]

_EXERCISE = re.compile(r"(ch\d+)/([a-z][a-z0-9_]*)")


@dataclasses.dataclass(frozen=True)
class Check:
    """One graded test: a function `test_<name>` in an exercise's check file."""

    exercise: str
    name: str
    title: str
    points: int
    parameters: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class PublicName:
    """A name that a stub offers: `kind` is `function`, `class` or `value`."""

    name: str
    kind: str
    signature: str


@dataclasses.dataclass(frozen=True)
class LessonSection:
    """An exercise's part of its chapter's lesson."""

    title: str
    text: str
    hints: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Exercise:
    """One stub module and what belongs to it; `name` is like `ch2/selu`."""

    root: Path
    name: str

    @property
    def chapter(self) -> str:
        return self.name.split("/")[0]

    @property
    def stem(self) -> str:
        return self.name.split("/")[1]

    @property
    def module(self) -> str:
        """The dotted name under which checks import the stub."""
        return f"exercises.{self.chapter}.{self.stem}"

    @property
    def label(self) -> str:
        """The stub's path as people see it, the same on every system."""
        return f"exercises/{self.name}.py"

    @property
    def stub(self) -> Path:
        return self.root / "exercises" / self.chapter / f"{self.stem}.py"

    @property
    def test(self) -> Path:
        return self.root / "exercises" / self.chapter / f"test_{self.stem}.py"

    @property
    def solution(self) -> Path:
        return self.root / "solutions" / self.chapter / f"{self.stem}.py"

    @property
    def lesson(self) -> Path:
        return self.root / "exercises" / self.chapter / "README.md"

    @property
    def pitfalls(self) -> tuple[Path, ...]:
        """The known wrong versions, by name; none where the course was released without solutions."""
        return tuple(sorted((self.root / "solutions" / self.chapter / "pitfalls" / self.stem).glob("*.py")))

    @functools.cached_property
    def checks(self) -> tuple[Check, ...]:
        """The checks in the order of the file, read without running it.

        Raises:
            CourseError: the file cannot be read, a check lacks points or a title, or a name comes twice.
        """
        tree = _parse(self.test)
        checks: list[Check] = []
        for node in tree.body:
            if not (isinstance(node, ast.FunctionDef) and node.name.startswith("test_")):
                continue
            points = [_points(decorator) for decorator in node.decorator_list]
            title = (ast.get_docstring(node) or "").strip()
            where = f"{self.test.relative_to(self.root).as_posix()}:{node.lineno}"
            if len(points) != 1 or points[0] is None:
                raise CourseError(
                    f"{where}: a check has exactly one decorator, @points(n) with n a whole number above 0"
                )
            if not title or "\n" in title:
                raise CourseError(f"{where}: a check has a docstring of one line; it is the title that students read")
            name = node.name.removeprefix("test_")
            if any(check.name == name for check in checks):
                raise CourseError(f"{where}: two checks are called {node.name}")
            parameters = tuple(arg.arg for arg in node.args.args)
            checks.append(Check(self.name, name, title, points[0], parameters))
        if not checks:
            raise CourseError(f"{self.test.relative_to(self.root).as_posix()} has no checks")
        return tuple(checks)

    @functools.cached_property
    def names(self) -> tuple[PublicName, ...]:
        """What the stub offers to its checks: the names that they import from it.

        Not read off the stub, which the student edits and may break. What kind of thing a name is
        comes from the solution, or from the stub where the course was released without solutions.

        Raises:
            CourseError: the checks import nothing from the stub.
        """
        imported = [
            alias.name
            for node in ast.walk(_parse(self.test))
            if isinstance(node, ast.ImportFrom) and node.module == self.module
            for alias in node.names
        ]
        if not imported:
            raise CourseError(f"{self.test} has no line `from {self.module} import ...`")
        known: dict[str, PublicName] = {}
        for path in (self.stub, self.solution):
            with contextlib.suppress(CourseError):
                known |= {name.name: name for name in public_names(path)}
        return tuple(known.get(name, PublicName(name, "value", name)) for name in dict.fromkeys(imported))

    @functools.cached_property
    def section(self) -> LessonSection | None:
        """The lesson's section `## <stem>`, its title and its hints; None where there is none."""
        if not self.lesson.is_file():
            return None
        text = self.lesson.read_text(encoding="utf-8")
        match = re.search(rf"^## {re.escape(self.stem)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
        if match is None:
            return None
        body = match.group(1).strip()
        hints = re.findall(r"<summary>Hint \d</summary>\n+(.*?)\n+</details>", body, re.DOTALL)
        title = body.splitlines()[0].strip("*_ ") if body else ""
        return LessonSection(title, body, tuple(hint.strip() for hint in hints))


@dataclasses.dataclass(frozen=True)
class Course:
    """A folder that holds `exercises/`."""

    root: Path

    @functools.cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """Every exercise, chapters in number order, exercises in the order of the lesson."""
        found = []
        for test in (self.root / "exercises").glob("ch*/test_*.py"):
            name = f"{test.parent.name}/{test.stem.removeprefix('test_')}"
            if _EXERCISE.fullmatch(name):
                found.append(Exercise(self.root, name))
        order = {chapter: self._lesson_order(chapter) for chapter in {ex.chapter for ex in found}}

        def position(exercise: Exercise) -> tuple[int, int, str]:
            headings = order[exercise.chapter]
            place = headings.index(exercise.stem) if exercise.stem in headings else len(headings)
            return int(exercise.chapter[2:]), place, exercise.stem

        return tuple(sorted(found, key=position))

    def _lesson_order(self, chapter: str) -> list[str]:
        lesson = self.root / "exercises" / chapter / "README.md"
        text = lesson.read_text(encoding="utf-8") if lesson.is_file() else ""
        return re.findall(r"^## (\S+)$", text, re.MULTILINE)

    @property
    def chapters(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(exercise.chapter for exercise in self.exercises))

    def exercise(self, name: str) -> Exercise:
        """The exercise called `ch2/selu`.

        Raises:
            LookupError: there is none; the message suggests the nearest.
        """
        wanted = name.removeprefix("exercises/").removesuffix(".py")
        for exercise in self.exercises:
            if wanted in (exercise.name, exercise.stem):
                return exercise
        raise LookupError(_unknown("exercise", wanted, [ex.name for ex in self.exercises]))

    def select(self, names: tuple[str, ...]) -> tuple[Exercise, ...]:
        """The exercises of the named chapters and exercises; all where nothing is named.

        Raises:
            LookupError: a name is unknown; the message suggests the nearest.
        """
        chosen: list[Exercise] = []
        for name in names:
            inside = [ex for ex in self.exercises if ex.chapter == name]
            if not inside and re.fullmatch(r"(ch)?\d+", name):
                inside = [ex for ex in self.exercises if ex.chapter == f"ch{name.removeprefix('ch')}"]
                if not inside:
                    raise LookupError(_unknown("chapter", name, list(self.chapters)))
            chosen += inside or [self.exercise(name)]
        return tuple(dict.fromkeys(chosen)) if names else self.exercises


def find_course(start: Path | None = None) -> Course:
    """The course around a folder, else the one that this package was installed from.

    Args:
        start: where to look first, upward; the working folder by default.

    Raises:
        LookupError: there is no course in either place.
    """
    first = (start or Path.cwd()).resolve()
    package = Path(__file__).resolve().parent.parent
    for folder in (first, *first.parents, package):
        if any((folder / "exercises").glob("ch*/test_*.py")):
            return Course(folder)
    raise LookupError(f"expected a course, a folder with exercises/ch1 and so on; found none at {first} or above it")


def public_names(stub: Path) -> tuple[PublicName, ...]:
    """The names that a module defines without a leading underscore, imports left out."""
    names: dict[str, PublicName] = {}
    for node in _parse(stub).body:
        if isinstance(node, ast.FunctionDef):
            arguments = ", ".join(arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs))
            names[node.name] = PublicName(node.name, "function", f"def {node.name}({arguments})")
        elif isinstance(node, ast.ClassDef):
            names[node.name] = PublicName(node.name, "class", f"class {node.name}")
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                if isinstance(target, ast.Name):
                    names[target.id] = PublicName(target.id, "value", target.id)
    return tuple(found for name, found in names.items() if not name.startswith("_"))


def _parse(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_bytes(), filename=str(path))
    except (OSError, SyntaxError, ValueError) as error:
        raise CourseError(f"{path}: {error}") from None


def _points(decorator: ast.expr) -> int | None:
    match decorator:
        case ast.Call(func=ast.Name(id="points"), args=[ast.Constant(value=int(value))], keywords=[]) if value > 0:
            return value
    return None


def _unknown(what: str, name: str, known: list[str]) -> str:
    by_stem = {candidate.split("/")[-1]: candidate for candidate in known}
    near = difflib.get_close_matches(name, [*known, *by_stem], n=1, cutoff=0.5)
    hint = f"did you mean {by_stem.get(near[0], near[0])}?" if near else f"there are {', '.join(known[:4])}, ..."
    return f"no {what} is called {name!r}; {hint}"
