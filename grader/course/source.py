"""Facts about the course's Python files, read off their syntax trees. Nothing is imported or run."""

from __future__ import annotations

import ast
import dataclasses
import re
from pathlib import Path

from grader.errors import CourseError

__all__ = [
    "Check",
    "PublicName",
    "handed_out",
    "imported_names",
    "parse",
    "public_names",
    "read_checks",
    "without_docstrings",
]


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
    """A name that a stub offers.

    Attributes:
        name: the name.
        category: `function`, `class` or `value`.
        signature: as it stands in the stub, such as `def selu(x, alpha, scale)`.
    """

    name: str
    category: str
    signature: str


def parse(path: Path, label: str) -> ast.Module:
    """Reads a Python file of the course.

    Args:
        path: the file.
        label: its path as people write it.

    Raises:
        CourseError: the file is missing, or it is no Python.
    """
    try:
        return ast.parse(path.read_bytes(), filename=label)
    except SyntaxError as error:
        raise CourseError(f"{label}:{error.lineno}: {error.msg}") from None
    except OSError as error:
        raise CourseError(f"{label}: {error.strerror}") from None
    except ValueError as error:
        raise CourseError(f"{label}: {error}") from None


def read_checks(path: Path, label: str, exercise: str) -> tuple[Check, ...]:
    """Reads the checks of an exercise, in the order of the file.

    Raises:
        CourseError: the file cannot be read, a check lacks points or a title, or two have one name.
    """
    checks: list[Check] = []
    for node in parse(path, label).body:
        if not (isinstance(node, ast.FunctionDef) and node.name.startswith("test_")):
            continue
        points = [_points(decorator) for decorator in node.decorator_list]
        title = (ast.get_docstring(node) or "").strip()
        line = f"{label}:{node.lineno}"
        if len(points) != 1 or points[0] is None:
            raise CourseError(f"{line}: a check has exactly one decorator, @points(n) with n a whole number above 0")
        if not title or "\n" in title:
            raise CourseError(f"{line}: a check has a docstring of one line; it is the title that students read")
        name = node.name.removeprefix("test_")
        if any(check.name == name for check in checks):
            raise CourseError(f"{line}: two checks are called {node.name}")
        checks.append(Check(exercise, name, title, points[0], tuple(arg.arg for arg in node.args.args)))
    if not checks:
        raise CourseError(f"{label} has no checks")
    return tuple(checks)


def _points(decorator: ast.expr) -> int | None:
    match decorator:
        case ast.Call(func=ast.Name(id="points"), args=[ast.Constant(value=int(value))], keywords=[]) if value > 0:
            return value
    return None


def handed_out(path: Path, label: str) -> str | None:
    """The digest of the stub as it was handed out, from the line `HANDED_OUT = "..."` of a check file.

    None if there is no such line. Only an exercise of the kind repair has one.

    Raises:
        CourseError: the file cannot be read.
    """
    for node in parse(path, label).body:
        match node:
            case ast.Assign(targets=[ast.Name(id="HANDED_OUT")], value=ast.Constant(value=str(digest))):
                return digest
    return None


def imported_names(path: Path, label: str, module: str) -> tuple[str, ...]:
    """The names that a file imports from a module.

    Raises:
        CourseError: the file cannot be read, or it imports none.
    """
    imported = [
        alias.name
        for node in ast.walk(parse(path, label))
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
    ]
    if not imported:
        raise CourseError(f"{label} has no line `from {module} import ...`")
    return tuple(dict.fromkeys(imported))


def public_names(path: Path, label: str) -> tuple[PublicName, ...]:
    """The names that a module defines without a leading underscore. Imported names are left out.

    Raises:
        CourseError: the file cannot be read.
    """
    names: dict[str, PublicName] = {}
    for node in parse(path, label).body:
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


def without_docstrings(source: str) -> str:
    """Leaves out the docstrings of a Python file, for readers who know them already. Comments stay.

    Raises:
        SyntaxError: it is no Python.
    """
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node) is not None:
            said = node.body[0]
            assert said.end_lineno is not None
            if len(node.body) > 1 or isinstance(node, ast.Module):  # a body needs something to stand in it
                lines[said.lineno - 1 : said.end_lineno] = [""] * (said.end_lineno - said.lineno + 1)
    text = re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines))
    return re.sub(r"(:\n)\n+(?=[ \t])", r"\1", text).strip() + "\n"
