"""Which known wrong version gives the same observations as the student's code."""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import functools
import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from grader.boundary.codec import BadObservation, ObservedArray, Plain, decode
from grader.boundary.inprocess import InProcess
from grader.boundary.isolated import Isolated
from grader.boundary.modules import bound, load_student, stand_in
from grader.boundary.workers import Limits, Workers
from grader.checks.speed import Race
from grader.course import Check, Exercise
from grader.running import Verdict, load_checks, run_check, stub_file

__all__ = ["Subject", "Suspects", "in_process", "isolated", "looks_as_if", "remembering", "sentence"]


@dataclasses.dataclass
class Subject:
    """Someone's version of a stub, ready to be checked: the student's, a solution or a pitfall.

    Attributes:
        exercise: whose stub it is.
        run: runs one check against it and returns the verdict and the observations.
        close: ends what it holds.
    """

    exercise: Exercise
    run: Callable[[Check], tuple[Verdict, list[Plain]]]
    close: Callable[[], None] = lambda: None


def in_process(exercise: Exercise, source: bytes | None, seed: int, race: Race | None = None) -> Subject:
    """A version that runs in this process: for the course's own code, and students' own pytest."""
    stub = stub_file(exercise, source)
    module = load_student(stub)
    checks = load_checks(exercise, module)
    boundary = InProcess({stub.filename: stub.label})

    def run(check: Check) -> tuple[Verdict, list[Plain]]:
        with bound(module), contextlib.redirect_stdout(io.StringIO()):
            verdict = run_check(checks[check.name], check, boundary, seed, race)
        return verdict, list(boundary.log)

    return Subject(exercise, run)


def isolated(
    exercise: Exercise,
    source: bytes | None,
    seed: int,
    workers: Workers,
    limits: Limits,
    problem: str = "",
    race: Race | None = None,
) -> Subject:
    """A version that runs in a worker; nothing of it runs in this process."""
    stub = stub_file(exercise, source, problem=problem)
    checks = load_checks(exercise, stand_in(stub))
    boundary = Isolated(workers, stub, limits)

    def run(check: Check) -> tuple[Verdict, list[Plain]]:
        boundary.begin()
        verdict = run_check(checks[check.name], check, boundary, seed, race)
        return verdict, list(boundary.log)

    return Subject(exercise, run, boundary.close)


def sentence(pitfall: Path) -> str:
    """What a pitfall says to the student: its docstring, on one line."""
    return " ".join((ast.get_docstring(ast.parse(pitfall.read_bytes())) or "").split())


def remembering(subject: Subject) -> Subject:
    """A subject that runs each check once, however often it is asked for."""
    return dataclasses.replace(subject, run=functools.cache(subject.run))


class Suspects:
    """An exercise's pitfalls, each made when it is first asked for, and each check run once against it.

    Args:
        exercise: whose pitfalls.
        make: makes a subject of a pitfall's source.
    """

    def __init__(self, exercise: Exercise, make: Callable[[bytes], Subject]) -> None:
        self.paths = exercise.pitfalls
        self._make = make
        self._made: dict[Path, Subject] = {}

    def run(self, pitfall: Path, check: Check) -> tuple[Verdict, list[Plain]]:
        if pitfall not in self._made:
            self._made[pitfall] = remembering(self._make(pitfall.read_bytes()))
        return self._made[pitfall].run(check)

    def close(self) -> None:
        for subject in self._made.values():
            subject.close()


def looks_as_if(student: Subject, check: Check, observed: list[Plain], suspects: Suspects) -> str:
    """The sentence of the pitfall that fails a check with the student's own observations, or nothing.

    Where several do, the exercise's other checks are run until they part. A check that observes
    nothing, such as a race, tells nobody apart: there the other checks come first, and all of them have to agree.

    Args:
        student: the student's version.
        check: a check that it failed.
        observed: what was observed meanwhile.
        suspects: the pitfalls.
    """
    others = [other for other in student.exercise.checks if other.name != check.name]
    candidates = list(suspects.paths)
    for each in [check, *others] if observed else [*others, check]:
        if not candidates or (each in others and observed and len(candidates) == 1):
            break
        verdict, log = (None, observed) if each is check else student.run(each)
        outcome = verdict.outcome if verdict else "failed"
        agreeing = [path for path in candidates if _agree(suspects.run(path, each), outcome, log)]
        if agreeing or each is check or not observed:
            candidates = agreeing
    return sentence(candidates[0]) if candidates else ""


def _agree(theirs: tuple[Verdict, list[Plain]], outcome: str | None, observed: list[Plain]) -> bool:
    verdict, log = theirs
    return verdict.outcome == outcome and len(log) == len(observed) and all(map(_alike, log, observed))


def _alike(mine: Plain, theirs: Plain) -> bool:
    """Whether two observations are one up to rounding; of an exception, its class and first line."""
    if isinstance(mine, Mapping) or isinstance(theirs, Mapping):
        if not (isinstance(mine, Mapping) and isinstance(theirs, Mapping)):
            return False
        if "raised" in mine and "raised" in theirs:
            return _raised(mine["raised"]) == _raised(theirs["raised"])
        return dict(mine) == dict(theirs)
    try:
        return _same(decode(mine), decode(theirs))
    except BadObservation:
        return False


def _raised(description: Mapping[str, Any]) -> tuple[str, str]:
    first = description["message"].splitlines()[:1]
    return description["type"], re.sub(r"0x[0-9a-f]+|\d+", "#", first[0] if first else "")


def _same(mine: Any, theirs: Any) -> bool:
    if type(mine) is not type(theirs):
        return False
    if isinstance(mine, ObservedArray):
        if (mine.dtype, mine.shape, mine.kind, mine.weak_type) != (
            theirs.dtype,
            theirs.shape,
            theirs.kind,
            theirs.weak_type,
        ):
            return False
        a, b = (np.asarray(x).astype(np.complex128) for x in (mine, theirs))
        return bool(np.allclose(a, b, rtol=1e-4, atol=1e-6, equal_nan=True))
    if isinstance(mine, float):
        return bool(np.isclose(mine, theirs, rtol=1e-4, equal_nan=True))
    if isinstance(mine, dict):
        return mine.keys() == theirs.keys() and all(_same(mine[key], theirs[key]) for key in mine)
    if isinstance(mine, (list, tuple)):
        return len(mine) == len(theirs) and all(map(_same, mine, theirs))
    if dataclasses.is_dataclass(mine):
        # The text of a function or an object holds its address and its own name.
        return all(
            _same(getattr(mine, field.name), getattr(theirs, field.name))
            for field in dataclasses.fields(mine)
            if field.name not in ("text", "type_name")
        )
    return bool(mine == theirs)
