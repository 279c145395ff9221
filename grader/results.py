"""What grading found, as frozen dataclasses, and their JSON.

The JSON is a contract with other programs: `SCHEMA` names its version, and CONTRIBUTING.md
documents it. A field is added freely; removing or renaming one raises the version.
"""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
from pathlib import Path
from typing import Any, Literal, TypeAlias

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
            raw: dict[str, Any] = json.loads(text)
            if raw["schema"] != SCHEMA:
                raise ValueError(f"expected schema {SCHEMA}, found {raw['schema']!r}")
            return cls(
                course=str(raw["course"]),
                seed=int(raw["seed"]),
                isolation=str(raw["isolation"]),
                environment=Environment(**raw["environment"]),
                notes=tuple(raw.get("notes", ())),
                exercises=tuple(
                    ExerciseResult(ex["name"], tuple(CheckResult(**check) for check in ex["checks"]))
                    for ex in raw["exercises"]
                ),
            )
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError(f"not a report: {error!r}") from None


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
