"""One check of one exercise in watch mode, from the first message of its process to the verdict."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from grader.course import Check, Exercise
from grader.messages import Fact, clean, clean_facts
from grader.results import CheckResult, ExerciseResult
from grader.student.checking import Message

__all__ = ["Attempt"]


class Attempt:
    """Collects all that is known of an exercise while it is checked, and afterwards.

    Args:
        exercise: which one.
        clock: tells the seconds.

    Attributes:
        exercise: which one.
        results: of the checks that ran, by name.
        running: the name of the check that runs, or nothing.
        printed: what the file printed when it was loaded.
        has_begun: the process has taken the order. Before, it starts and warms up, and runs nothing of the student's.
        was_stopped: the student has stopped it.
        is_over: nothing more will come.
    """

    def __init__(self, exercise: Exercise, clock: Callable[[], float] = time.monotonic) -> None:
        self.exercise = exercise
        self.results: dict[str, CheckResult] = {}
        self.running = ""
        self.printed = ""
        self.has_begun = False
        self.was_stopped = False
        self.is_over = False
        self._clock = clock
        self._began = clock()
        self._verdict_at: float | None = None

    @property
    def seconds(self) -> float:
        """The seconds until the verdict, or until now. Checks of speed come after it."""
        return (self._verdict_at or self._clock()) - self._began

    @property
    def checks(self) -> list[CheckResult]:
        """The results so far, in the order of the check file."""
        return [self.results[check.name] for check in self.exercise.checks if check.name in self.results]

    @property
    def has_verdict(self) -> bool:
        """All checks have run, but perhaps those of speed."""
        return self._verdict_at is not None

    @property
    def has_passed(self) -> bool:
        return self.is_over and self.result.outcome == "passed"

    @property
    def result(self) -> ExerciseResult:
        """The result of the exercise. Checks that did not run are skipped."""
        checks = tuple(
            self.results.get(check.name) or _result(check, "skipped", [("", "it did not run")])
            for check in self.exercise.checks
        )
        return ExerciseResult(self.exercise.name, checks)

    def take(self, message: Message) -> None:
        """Takes what the process said. Anything else than its own messages is left alone."""
        match message:
            case {"ready": True}:
                self.has_begun = True
            case {"running": str(name)}:
                self.running = name
                if any(check.name == name and "race" in check.parameters for check in self.exercise.checks):
                    self._reach_verdict()
            case {"result": dict(plain)}:
                self._take_result(plain)
            case {"printed": str(text)}:
                self.printed = clean(text)
            case {"hung": list(facts)}:
                self._fail_running([(str(label), str(text)) for label, text in facts])
            case {"died": str(reason), "said": str(said)}:
                last = clean(said).strip().splitlines()[-3:]
                self._fail_running([("got", f"the process of your code has ended: {reason}"), ("", "\n".join(last))])
                self._end()
            case {"done": True}:
                self._end()

    def _take_result(self, plain: dict[str, Any]) -> None:
        try:
            result = CheckResult.from_plain(self.exercise.name, plain)
        except ValueError:
            return
        self.results[result.name] = result
        if self.running == result.name:
            self.running = ""

    def _fail_running(self, facts: list[Fact]) -> None:
        checks = {check.name: check for check in self.exercise.checks}
        check = checks.get(self.running) or self.exercise.checks[0]
        self.results[check.name] = _result(check, "failed", facts)

    def _reach_verdict(self) -> None:
        if self._verdict_at is None:
            self._verdict_at = self._clock()

    def _end(self) -> None:
        self.running = ""
        self.is_over = True
        self._reach_verdict()


def _result(check: Check, outcome: Any, facts: list[Fact]) -> CheckResult:
    return CheckResult(check.exercise, check.name, check.title, outcome, 0, check.points, clean_facts(facts))
