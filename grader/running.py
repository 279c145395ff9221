"""One check, run once: its fixtures, its verdict, and the words for it.

The student's pytest, the judge, the pitfalls and `grader verify` all come through here, so a
check has one outcome whoever asks.
"""

from __future__ import annotations

import dataclasses
import hashlib
import inspect
import re
import time
import traceback
import types
from collections.abc import Callable, Mapping
from typing import Any

import jax
import numpy as np

from grader.boundary import Boundary, using
from grader.boundary.failures import Raised, StudentError, WorkerDied
from grader.boundary.modules import StubFile, bound
from grader.checks.speed import Race, SpeedSkipped
from grader.course import Check, Exercise
from grader.messages import CheckFailed, CourseError, render
from grader.results import Outcome

__all__ = ["FIXTURES", "PUBLIC_SEED", "Verdict", "load_checks", "run_check", "seeded", "stub_file", "verdict_on"]

PUBLIC_SEED = 0
"""The seed of a student's own pytest; grading draws a secret one."""

FIXTURES = ("rng", "key", "race")
"""What a check may take as parameters."""

_LINK = re.compile(r"https://(?:docs\.jax\.dev|jax\.readthedocs\.io)/\S+")


@dataclasses.dataclass(frozen=True)
class Verdict:
    """What one run of a check found.

    Attributes:
        outcome: None where speed was not measured (`--no-speed`).
        rows: the message's rows.
        seconds: wall time.
    """

    outcome: Outcome | None
    rows: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0

    @property
    def text(self) -> str:
        return render(self.rows)

    def message(self, check: Check, earned: int, looks_as: str = "") -> str:
        """The whole message that a student reads; empty for a check that passed."""
        if self.outcome in ("passed", None):
            return ""
        head = f"{check.exercise}  {check.title}"
        head = f"{head:<70}  {earned} of {check.points} point{'s' if check.points != 1 else ''}"
        chapter, stem = check.exercise.split("/")
        pointers = []
        if self.outcome == "failed":
            pointers = [
                ("looks as if", looks_as),
                ("hint", f"grader hint {check.exercise}"),
                ("lesson", f"exercises/{chapter}/README.md#{stem}"),
            ]
        return f"{head}\n{render((*self.rows, *pointers))}".rstrip()


def seeded(seed: int, check: Check) -> np.random.Generator:
    """The random numbers of one check: a function of the seed and the check's name alone."""
    digest = hashlib.sha256(f"{seed}/{check.exercise}/{check.name}".encode()).digest()
    return np.random.default_rng(np.frombuffer(digest, np.uint32))


def seeded_key(seed: int, check: Check) -> jax.Array:
    """The PRNG key of one check."""
    digest = hashlib.sha256(f"{seed}/{check.exercise}/{check.name}/key".encode()).digest()
    return jax.random.key(int.from_bytes(digest[:4], "big"))


def stub_file(exercise: Exercise, source: bytes | None, *, filename: str | None = None, problem: str = "") -> StubFile:
    """An exercise's stub as a submission has it.

    Args:
        exercise: which one.
        source: the submission's bytes, or None.
        filename: a real path, for debuggers; by default the label that people see.
        problem: why there is no source.
    """
    names = {name.name: (name.kind, name.signature) for name in exercise.names}
    return StubFile(exercise.module, exercise.label, filename or exercise.label, source, names, problem)


def load_checks(exercise: Exercise, module: types.ModuleType) -> Mapping[str, Callable[..., None]]:
    """Runs an exercise's check file with `module` in the stub's place. Returns its checks by name.

    Raises:
        CourseError: the file cannot be run, or its checks are not those that the course lists.
    """
    path = str(exercise.test)
    namespace = types.ModuleType(f"exercises.{exercise.chapter}.test_{exercise.stem}")
    namespace.__file__ = path
    try:
        with bound(module):
            exec(compile(exercise.test.read_bytes(), path, "exec", dont_inherit=True), namespace.__dict__)
    except Exception as error:
        raise CourseError(f"{path} cannot be run: {type(error).__name__}: {error}") from error
    checks = {}
    for check in exercise.checks:
        fn = namespace.__dict__.get(f"test_{check.name}")
        if not isinstance(fn, types.FunctionType) or getattr(fn, "points", None) != check.points:
            raise CourseError(f"{path}: test_{check.name} is not the check that the file defines")
        checks[check.name] = fn
    return checks


def run_check(
    fn: Callable[..., None], check: Check, boundary: Boundary, seed: int, race: Race | None = None
) -> Verdict:
    """Runs one check against whatever the boundary holds. Never raises, but for KeyboardInterrupt."""
    boundary.log.clear()
    start = time.perf_counter()
    error: BaseException | None = None
    try:
        given: dict[str, Any] = {}
        for name in inspect.signature(fn).parameters:
            if name == "rng":
                given[name] = seeded(seed, check)
            elif name == "key":
                given[name] = seeded_key(seed, check)
            elif name == "race":
                given[name] = race or Race()
            else:
                raise CourseError(f"test_{check.name} asks for {name!r}; a check may take {', '.join(FIXTURES)}")
        with using(boundary):
            fn(**given)
    except KeyboardInterrupt:
        raise
    except BaseException as caught:
        error = caught
    return dataclasses.replace(verdict_on(error, boundary), seconds=time.perf_counter() - start)


def verdict_on(error: BaseException | None, boundary: Boundary) -> Verdict:
    """The verdict on how a check ended: without an error, or with this one."""
    if error is None:
        return Verdict("passed")
    if isinstance(error, SpeedSkipped):
        return Verdict(None)
    if isinstance(error, WorkerDied):
        boundary.log.append({"died": str(error)})
        return Verdict("failed", (("got", f"the code did not come back: {error}"),))
    raised = error.raised if isinstance(error, StudentError) else None
    if raised is None:
        raised = getattr(boundary, "raised", lambda _: None)(error)
    if raised is not None:
        return _verdict_on_raised(raised)
    if isinstance(error, CheckFailed):
        return Verdict("failed", error.rows)
    if isinstance(error, AssertionError):
        return Verdict("failed", (("differs", str(error).strip() or _source_line(error)),))
    where = _source_line(error)
    text = f"{type(error).__name__}: {error}" + (f"  (at {where})" if where else "")
    return Verdict("error", (("error", text), ("", "the course or the machine is at fault here, not your code")))


def _verdict_on_raised(raised: Raised) -> Verdict:
    if raised.not_started:
        return Verdict("not_started", (("", "not started yet"),))
    lines = [line for line in raised.message.splitlines() if line.strip()]
    link = _LINK.search(raised.message)
    frame = raised.frames[-1] if raised.frames else None
    where = ""
    if frame:
        function = f" in {frame.function}" if frame.function and frame.function != "<module>" else ""
        where = f"{frame.path}, line {frame.line}{function}:  {frame.code}"
    text = raised.type_name + (f": {lines[0]}" if lines else "")
    return Verdict("failed", (("raised", text), ("at", where), ("see", link.group().rstrip(".") if link else "")))


def _source_line(error: BaseException) -> str:
    steps = traceback.extract_tb(error.__traceback__)
    checks = [step for step in steps if re.search(r"[\\/]test_\w+\.py$", step.filename)]
    return f"{checks[-1].line}, line {checks[-1].lineno} of the checks" if checks else ""
