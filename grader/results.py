"""What grading found, as frozen dataclasses, and their JSON.

The JSON is a contract with other programs: `SCHEMA` names its version, and CONTRIBUTING.md
documents it. A field is added freely; removing or renaming one raises the version.
"""

from __future__ import annotations

import dataclasses
import json
import math
import os
import tempfile
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeVar, get_args

__all__ = [
    "SCHEMA",
    "CheckResult",
    "Environment",
    "ExerciseResult",
    "Outcome",
    "Report",
    "write_whole",
]

SCHEMA = "jax101-report/1"

T = TypeVar("T")
Outcome: TypeAlias = Literal["passed", "failed", "not_started", "error"]


@dataclasses.dataclass(frozen=True)
class CheckResult:
    """The outcome of one check.

    Attributes:
        name: the check's function, without `test_`.
        title: its docstring, one line.
        outcome: `error` means that the course or the machine is at fault.
        points: points earned.
        max_points: points that it is worth.
        message: what the student reads; empty when the check passed.
        seconds: wall time.
    """

    name: str
    title: str
    outcome: Outcome
    points: int
    max_points: int
    message: str = ""
    seconds: float = 0.0


@dataclasses.dataclass(frozen=True)
class ExerciseResult:
    """The outcomes of one exercise's checks; `name` is like `ch2/selu`."""

    name: str
    checks: tuple[CheckResult, ...]

    @property
    def score(self) -> int:
        return sum(check.points for check in self.checks)

    @property
    def max_score(self) -> int:
        return sum(check.max_points for check in self.checks)

    @property
    def outcome(self) -> Outcome:
        """The exercise in one word: `error` before `failed`, `not_started` only if nothing else."""
        outcomes = {check.outcome for check in self.checks}
        if "error" in outcomes:
            return "error"
        if outcomes == {"passed"}:
            return "passed"
        if "not_started" in outcomes and not outcomes & {"passed", "failed"}:
            return "not_started"
        return "failed"


@dataclasses.dataclass(frozen=True)
class Environment:
    """Where grading ran."""

    jax: str
    python: str
    device: str


@dataclasses.dataclass(frozen=True)
class Report:
    """One submission's outcomes and score."""

    course: str
    seed: int
    isolation: str
    environment: Environment
    exercises: tuple[ExerciseResult, ...]
    notes: tuple[str, ...] = ()

    @property
    def score(self) -> int:
        return sum(exercise.score for exercise in self.exercises)

    @property
    def max_score(self) -> int:
        return sum(exercise.max_score for exercise in self.exercises)

    @property
    def errors(self) -> int:
        """How many checks could not be graded."""
        return sum(check.outcome == "error" for ex in self.exercises for check in ex.checks)

    def to_json(self) -> str:
        """The report as JSON text, keys in a fixed order."""
        return json.dumps(
            {
                "schema": SCHEMA,
                "course": self.course,
                "seed": self.seed,
                "isolation": self.isolation,
                "environment": dataclasses.asdict(self.environment),
                "score": self.score,
                "max_score": self.max_score,
                "notes": list(self.notes),
                "exercises": [
                    {
                        "name": exercise.name,
                        "score": exercise.score,
                        "max_score": exercise.max_score,
                        "checks": [dataclasses.asdict(check) for check in exercise.checks],
                    }
                    for exercise in self.exercises
                ],
            },
            indent=2,
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """Reads what `to_json` wrote.

        Raises:
            ValueError: the text is not a report of this schema.
        """
        try:
            raw = _Fields(json.loads(text))
            if raw["schema", str] != SCHEMA:
                raise ValueError(f"expected schema {SCHEMA}, found {raw['schema', str][:40]!r}")
            where = _Fields(raw["environment", dict])
            return cls(
                course=raw["course", str],
                seed=raw["seed", int],
                isolation=raw["isolation", str],
                environment=Environment(where["jax", str], where["python", str], where["device", str]),
                notes=tuple(_typed(note, str, "notes") for note in raw["notes", list]),
                exercises=tuple(map(_read_exercise, raw["exercises", list])),
            )
        except RecursionError:
            raise ValueError("not a report: it is nested too deep") from None


class _Fields:
    """An object of the JSON, whose fields are read by name and type; fields of a later version are let be."""

    def __init__(self, raw: Any) -> None:
        self._raw: dict[str, Any] = _typed(raw, dict, "a report's part")

    def __getitem__(self, wanted: tuple[str, type[T]]) -> T:
        name, kind = wanted
        return _typed(self._raw.get(name), kind, name)


def _typed(value: Any, kind: type[T], what: str) -> T:
    if type(value) is not kind:
        raise ValueError(f"not a report: {what} is no {kind.__name__}")
    if isinstance(value, str):
        value.encode()  # half of a surrogate pair is a ValueError here, where it can be told
    return value


def _read_exercise(raw: Any) -> ExerciseResult:
    fields = _Fields(raw)
    return ExerciseResult(fields["name", str], tuple(map(_read_check, fields["checks", list])))


def _read_check(raw: Any) -> CheckResult:
    fields = _Fields(raw)
    outcome: Any = fields["outcome", str]
    points, max_points, seconds = fields["points", int], fields["max_points", int], fields["seconds", float]
    if outcome not in get_args(Outcome) or not 0 <= points <= max_points or not 0 <= seconds < math.inf:
        raise ValueError("not a report: a check's outcome, points or seconds are none")
    return CheckResult(
        fields["name", str], fields["title", str], outcome, points, max_points, fields["message", str], seconds
    )


def write_whole(path: Path, text: str) -> None:
    """Writes a file that is whole or absent: beside it, flushed, then renamed over it.

    Raises:
        OSError: the folder cannot be written, or the disk is full.
    """
    descriptor, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, 0o644)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
