"""The shape of a result: `CheckResult`, `ExerciseResult` and `Report`, and their JSON.

Every part of the grader that speaks of outcomes uses these classes, and every report is a pure
function of a `Report`. The JSON is a contract with other programs: `SCHEMA` names its version, and
docs/report.md describes it. Fields may be added. Removing or renaming one raises the version.
"""

from __future__ import annotations

import dataclasses
import json
import math
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, TypeAlias, TypeVar, get_args

from grader.messages import WIDTH, Fact, render_facts, render_title
from grader.pictures import MAX_PICTURES, Picture, read_picture, to_plain

__all__ = [
    "MAX_PRINTED",
    "SCHEMA",
    "CheckResult",
    "Environment",
    "ExerciseResult",
    "GradedCourse",
    "Outcome",
    "Report",
    "write_atomically",
]

SCHEMA = "jax101-report/3"

MAX_PRINTED = 2000
"""Characters that are kept of the text that student code prints during a check."""

T = TypeVar("T")
Outcome: TypeAlias = Literal["passed", "failed", "not_started", "error", "skipped"]


@dataclasses.dataclass(frozen=True)
class CheckResult:
    """The outcome of one check.

    Attributes:
        exercise: whose check it is, such as `ch2/selu`.
        name: the check's function, without `test_`.
        title: its docstring, one line.
        outcome: `error` means that the course or the machine is at fault. `skipped` that it was not measured.
        points: points earned.
        max_points: points that it is worth.
        facts: the facts that the student reads, as pairs of label and text, or empty if there is nothing to say.
        printed: the text that the student's code printed during the check, cut to `MAX_PRINTED` characters.
        seconds: wall time.
        pictures: of what was expected and what came, at most `MAX_PICTURES`.
    """

    exercise: str
    name: str
    title: str
    outcome: Outcome
    points: int
    max_points: int
    facts: tuple[Fact, ...] = ()
    printed: str = ""
    seconds: float = 0.0
    pictures: tuple[Picture, ...] = ()

    @property
    def message(self) -> str:
        """The whole message at 80 columns, or empty if there is nothing to say."""
        return f"{self.head()}\n{self.body()}" if self.facts else ""

    def head(self, width: int = WIDTH) -> str:
        """The check's title and its points."""
        points = f"{self.points} of {self.max_points} point{'s' if self.max_points != 1 else ''}"
        return render_title(f"{self.exercise}  {self.title}", points, width)

    def body(self, width: int = WIDTH) -> str:
        """The facts."""
        return render_facts(self.facts, width)

    def to_plain(self) -> dict[str, Any]:
        """The result as JSON's types."""
        plain = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        plain.pop("exercise")
        return {
            **plain,
            "facts": [list(fact) for fact in self.facts],
            "message": self.message,
            "pictures": [to_plain(picture) for picture in self.pictures],
        }

    @classmethod
    def from_plain(cls, exercise: str, plain: Any) -> CheckResult:
        """Reads what `to_plain` gave.

        Raises:
            ValueError: it is not a check's result.
        """
        fields = _Fields(plain)
        outcome: Any = fields["outcome", str]
        points, max_points, seconds = fields["points", int], fields["max_points", int], fields["seconds", float]
        if outcome not in get_args(Outcome) or not 0 <= points <= max_points or not 0 <= seconds < math.inf:
            raise ValueError("not a report: a check has an impossible outcome, points or seconds")
        return cls(
            exercise,
            fields["name", str],
            fields["title", str],
            outcome,
            points,
            max_points,
            tuple(map(_read_fact, fields.added("facts", list, []))),
            fields.added("printed", str, ""),
            seconds,
            _read_pictures(fields.added("pictures", list, [])),
        )


@dataclasses.dataclass(frozen=True)
class ExerciseResult:
    """The outcomes of one exercise's checks.

    Attributes:
        name: such as `ch2/selu`.
        checks: their results, in the order of the check file.
        source: the file that the stub was read from, as the submission names it. Empty if none was handed in.
        sha256: of the stub's bytes, in hexadecimal. Empty if they were not taken.
    """

    name: str
    checks: tuple[CheckResult, ...]
    source: str = ""
    sha256: str = ""

    @property
    def score(self) -> int:
        return sum(check.points for check in self.checks)

    @property
    def max_score(self) -> int:
        return sum(check.max_points for check in self.checks)

    @property
    def skipped(self) -> int:
        """The number of checks that were not measured."""
        return sum(check.outcome == "skipped" for check in self.checks)

    @property
    def outcome(self) -> Outcome:
        """The exercise in one word: the worst of what ran, and `skipped` if nothing did."""
        outcomes = {check.outcome for check in self.checks} - {"skipped"}
        if not outcomes:
            return "skipped"
        if "error" in outcomes:
            return "error"
        if outcomes == {"passed"}:
            return "passed"
        if outcomes == {"not_started"}:
            return "not_started"
        return "failed"


@dataclasses.dataclass(frozen=True)
class Environment:
    """The versions and the device of a grading run."""

    jax: str
    python: str
    device: str
    grader: str


@dataclasses.dataclass(frozen=True)
class GradedCourse:
    """The course that decided.

    Attributes:
        path: as it was given, or `installed`.
        version: of the installed course. A folder has none, so it is empty.
        checks_sha256: names the checks (see `Course.checks_sha256`).
    """

    path: str
    version: str
    checks_sha256: str


@dataclasses.dataclass(frozen=True)
class Report:
    """One submission's outcomes and score.

    Attributes:
        course: the course that decided.
        time: when grading began, in UTC, such as `2026-01-31T12:00:00Z`.
        seed: of the checks' random numbers.
        isolation: the isolation tier.
        environment: versions and device.
        exercises: the graded exercises, in the order of the course.
        notes: sentences for the reader.
    """

    course: GradedCourse
    time: str
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
    def checks(self) -> Iterable[CheckResult]:
        """All checks of all exercises, in order."""
        return (check for exercise in self.exercises for check in exercise.checks)

    @property
    def errors(self) -> int:
        """The number of checks that could not be graded."""
        return sum(check.outcome == "error" for check in self.checks)

    def to_json(self) -> str:
        """The report as JSON text, keys in a fixed order."""
        return json.dumps(
            {
                "schema": SCHEMA,
                "course": dataclasses.asdict(self.course),
                "time": self.time,
                "seed": str(self.seed),  # as text: many readers of JSON lose digits of a number of 128 bits
                "isolation": self.isolation,
                "environment": dataclasses.asdict(self.environment),
                "score": self.score,
                "max_score": self.max_score,
                "notes": list(self.notes),
                "exercises": [
                    {
                        "name": exercise.name,
                        "source": exercise.source,
                        "sha256": exercise.sha256,
                        "score": exercise.score,
                        "max_score": exercise.max_score,
                        "checks": [check.to_plain() for check in exercise.checks],
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
            course, environment = _Fields(raw["course", dict]), _Fields(raw["environment", dict])
            return cls(
                course=GradedCourse(
                    course["path", str], course["version", str], _read_sha256(course["checks_sha256", str])
                ),
                time=_read_time(raw["time", str]),
                seed=_read_seed(raw["seed", str]),
                isolation=raw["isolation", str],
                environment=Environment(
                    environment["jax", str],
                    environment["python", str],
                    environment["device", str],
                    environment["grader", str],
                ),
                notes=tuple(_expect_type(note, str, "notes") for note in raw["notes", list]),
                exercises=tuple(map(_read_exercise, raw["exercises", list])),
            )
        except RecursionError:
            raise ValueError("not a report: it is nested too deep") from None


class _Fields:
    """An object of the JSON. Fields are read by name and type. Fields of a later version are ignored."""

    def __init__(self, raw: Any) -> None:
        self._raw: dict[str, Any] = _expect_type(raw, dict, "a report's part")

    def __getitem__(self, wanted: tuple[str, type[T]]) -> T:
        name, expected = wanted
        return _expect_type(self._raw.get(name), expected, name)

    def added(self, name: str, expected: type[T], default: T) -> T:
        """A field that older reports of this schema lack."""
        return _expect_type(self._raw.get(name, default), expected, name)


def _expect_type(value: Any, expected: type[T], what: str) -> T:
    if type(value) is not expected:
        raise ValueError(f"not a report: {what} is no {expected.__name__}")
    if isinstance(value, str):
        value.encode()  # half of a surrogate pair raises a ValueError here, and not later
    return value


def _read_seed(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,40}", text):
        raise ValueError("not a report: the seed is no whole number")
    return int(text)


def _read_time(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text, re.ASCII):
        raise ValueError("not a report: the time is no time in UTC")
    return text


def _read_sha256(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise ValueError("not a report: a SHA-256 is none")
    return text


def _read_exercise(raw: Any) -> ExerciseResult:
    fields = _Fields(raw)
    name, sha256 = fields["name", str], fields["sha256", str]
    return ExerciseResult(
        name,
        tuple(CheckResult.from_plain(name, check) for check in fields["checks", list]),
        fields["source", str],
        _read_sha256(sha256) if sha256 else "",
    )


def _read_fact(raw: Any) -> Fact:
    match _expect_type(raw, list, "a fact"):
        case [str(label), str(text)]:
            return _expect_type(label, str, "a label"), _expect_type(text, str, "a fact")
    raise ValueError("not a report: a fact is no pair of texts")


def _read_pictures(raw: list[Any]) -> tuple[Picture, ...]:
    if len(raw) > MAX_PICTURES:
        raise ValueError("not a report: a check has too many pictures")
    return tuple(picture for one in raw if (picture := read_picture(one)) is not None)


def write_atomically(path: Path, text: str) -> None:
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
