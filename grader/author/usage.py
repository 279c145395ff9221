"""Reads off a check file the names that each check uses: of the stub, and of `grader.checks`."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from grader.course import Exercise
from grader.course.source import parse

__all__ = ["assertions_used", "names_used"]


def names_used(exercise: Exercise) -> Mapping[str, set[str]]:
    """For each check, the names of the stub that it uses, in its own body or in functions that it calls."""
    offered = {name.name for name in exercise.public_names}
    return _used(exercise, offered)


def assertions_used(exercise: Exercise) -> Mapping[str, set[str]]:
    """For each check, the names of `grader.checks` that it uses, in its own body or in functions that it calls."""
    imported = {
        alias.asname or alias.name
        for node in parse(exercise.test, exercise.id.checks).body
        if isinstance(node, ast.ImportFrom) and node.module == "grader.checks"
        for alias in node.names
    }
    return _used(exercise, imported)


def _used(exercise: Exercise, wanted: set[str]) -> Mapping[str, set[str]]:
    tree = parse(exercise.test, exercise.id.checks)
    helpers = {node.name: node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    found = {}
    for check in exercise.checks:
        waiting, seen, used = [f"test_{check.name}"], set[str](), set[str]()
        while waiting:
            seen.add(name := waiting.pop())
            names = {node.id for node in ast.walk(helpers[name]) if isinstance(node, ast.Name)}
            used |= names & wanted
            waiting += (names & helpers.keys()) - seen
        found[check.name] = used
    return found
