"""The docstrings of a stub, and the parts of an exercise that a program writes.

These are the section `Checks:`, from the checks' titles, and the digest of a stub to repair.
"""

from __future__ import annotations

import ast
import dataclasses
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from grader.author.usage import names_used
from grader.course import Exercise, digest

__all__ = ["Docstring", "docstrings", "listed_checks", "section", "write_checks", "write_handed_out"]

_HEADER = re.compile(r"^( *)([A-Z][a-z]+):$")
_WIDTH = 110


@dataclasses.dataclass(frozen=True)
class Docstring:
    """A docstring of a stub.

    Attributes:
        name: of the function, class or method, such as `Pool.apply`. Empty for the module.
        node: what it documents.
        text: its text, indentation removed.
    """

    name: str
    node: ast.Module | ast.ClassDef | ast.FunctionDef
    text: str


def docstrings(path: Path) -> Iterator[Docstring]:
    """The docstrings of a module, its public functions and classes, and their public methods."""

    def visit(node: ast.Module | ast.ClassDef | ast.FunctionDef, name: str) -> Iterator[Docstring]:
        yield Docstring(name, node, ast.get_docstring(node) or "")
        if isinstance(node, ast.FunctionDef):
            return
        for inner in node.body:
            if isinstance(inner, (ast.ClassDef, ast.FunctionDef)) and not inner.name.startswith("_"):
                yield from visit(inner, f"{name}.{inner.name}".lstrip("."))

    yield from visit(ast.parse(path.read_bytes()), "")


def section(text: str, header: str) -> str:
    """The text of a section such as `Args:`, or empty if there is none."""
    lines = text.splitlines()
    if f"{header}:" not in lines:
        return ""
    start = lines.index(f"{header}:") + 1
    end = next((i for i in range(start, len(lines)) if _HEADER.match(lines[i])), len(lines))
    return "\n".join(lines[start:end]).strip("\n")


def listed_checks(text: str) -> list[str]:
    """The bullets of the section `Checks:`, each on one line."""
    bullets: list[str] = []
    for line in section(text, "Checks").splitlines():
        stripped = line.strip()
        if stripped.startswith("- "):
            bullets.append(stripped[2:])
        elif stripped and bullets:
            bullets[-1] += f" {stripped}"
    return bullets


def write_checks(exercise: Exercise) -> list[str]:
    """Writes the section `Checks:` of stub and solution. Returns the paths that changed.

    A check is listed in the docstring of each function or class that it uses. A module that offers only
    values lists its checks in its own docstring.
    """
    used = names_used(exercise)
    changed = []
    for path in (exercise.stub, exercise.solution):
        before = path.read_text(encoding="utf-8")
        after = before
        functions = [one for one in docstrings(path) if one.name and "." not in one.name]
        for one in functions or [next(docstrings(path))]:
            titles = [check.title for check in exercise.checks if not one.name or one.name in used[check.name]]
            after = _with_checks(after, one.name, titles)
        if after != before:
            path.write_text(after, encoding="utf-8")
            changed.append(path.relative_to(exercise.root).as_posix())
    return changed


def write_handed_out(exercise: Exercise) -> list[str]:
    """Writes the digest of a stub into its check file, below the imports. Returns the path, if it changed."""
    before = exercise.test.read_text(encoding="utf-8")
    line = f'HANDED_OUT = "{digest(exercise.stub.read_bytes())}"'
    after, found = re.subn(r'^HANDED_OUT = ".*"$', line, before, flags=re.MULTILINE)
    if not found:
        lines = before.splitlines()
        imports = [node for node in ast.parse(before).body if isinstance(node, (ast.Import, ast.ImportFrom))]
        end = max((node.end_lineno or 0 for node in imports), default=0)
        after = "\n".join([*lines[:end], "", line, *lines[end:]]) + "\n"
    if after == before:
        return []
    exercise.test.write_text(after, encoding="utf-8")
    return [exercise.id.checks]


def _with_checks(source: str, name: str, titles: list[str]) -> str:
    """A module's source with other bullets in the docstring of one function or class."""
    nodes = [one.node for one in _docstrings_of(source) if one.name == name]
    if not nodes or ast.get_docstring(nodes[0]) is None:
        return source
    literal = nodes[0].body[0]
    assert literal.end_lineno is not None
    lines = source.splitlines()
    first, last = literal.lineno - 1, literal.end_lineno - 1
    indent = " " * literal.col_offset
    inside = lines[first : last + 1]
    kept = _without_section(inside, indent)
    bullets = [
        line
        for title in titles
        for line in textwrap.wrap(
            f"- {title}", _WIDTH, initial_indent=f"{indent}    ", subsequent_indent=f"{indent}      "
        )
    ]
    block = ["", f"{indent}Checks:", *bullets] if titles else []
    reference = next((i for i, line in enumerate(kept) if line == f"{indent}Reference:"), None)
    if reference is not None:
        kept[reference:reference] = [*block[1:], ""] if block else []
    elif len(kept) == 1:  # a docstring of one line
        kept = [kept[0].removesuffix('"""'), *block, f'{indent}"""']
    else:
        kept[-1:] = [*block, kept[-1]]
    return "\n".join([*lines[:first], *kept, *lines[last + 1 :]]) + "\n"


def _docstrings_of(source: str) -> Iterator[Docstring]:
    tree = ast.parse(source)
    yield Docstring("", tree, ast.get_docstring(tree) or "")
    for node in tree.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            yield Docstring(node.name, node, ast.get_docstring(node) or "")


def _without_section(lines: list[str], indent: str) -> list[str]:
    if f"{indent}Checks:" not in lines:
        return list(lines)
    start = lines.index(f"{indent}Checks:")
    end = next(
        (i for i in range(start + 1, len(lines)) if lines[i].startswith(indent) and _HEADER.match(lines[i])),
        len(lines) - 1,
    )
    kept = lines[:start] + lines[end:]
    while start > 0 and kept[start - 1].strip() == "" and kept[start].strip() in ("", '"""'):
        del kept[start - 1]
        start -= 1
    return kept
