"""`Implementation`: someone's version of a stub, ready to be checked.

The student's pytest, the judge, the search for the pitfall that explains a failure, and the proof of the
course all run checks through this class. So a check always has the same outcome.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import io
import time
import traceback
import types
from collections.abc import Callable, Mapping
from typing import Self

from grader.boundary import Boundary, activate
from grader.boundary.in_process import InProcess
from grader.boundary.isolated import Isolated
from grader.boundary.watchdog import Watchdog
from grader.checks.speed import Race
from grader.course import Check, Exercise
from grader.errors import CourseError
from grader.protocol.codec import Encoded
from grader.protocol.stand_ins import StubFile, installed, load_student, stand_in
from grader.results import MAX_PRINTED, CheckResult
from grader.runner.fingerprints import Seen, fingerprints
from grader.runner.fixtures import fixtures_for
from grader.runner.outcomes import conclude, fall, not_started
from grader.sandbox.fork_server import ForkServer, Limits

__all__ = ["CheckRun", "Implementation", "forget_values", "load_checks", "stub_file"]

CheckFunction = Callable[..., None]


@dataclasses.dataclass(frozen=True)
class CheckRun:
    """One run of a check.

    Attributes:
        result: its outcome and its facts.
        observations: everything that was observed, as plain data.
        error: the exception that ended it, for debuggers, or None if it passed.
        fall: the way that the check fell over an observation, for its author, or nothing.
    """

    result: CheckResult
    observations: tuple[Encoded, ...] = ()
    error: BaseException | None = None
    fall: str = ""

    @functools.cached_property
    def seen(self) -> Seen:
        """Everything that was seen of the version, to compare it with another's."""
        return Seen(self.result.outcome, fingerprints(self.observations))


def stub_file(exercise: Exercise, source: bytes | None, *, filename: str | None = None, problem: str = "") -> StubFile:
    """Makes the stub file of an exercise, as someone has it.

    Args:
        exercise: which one.
        source: its bytes, or None.
        filename: a real path, for debuggers. By default the label that people see.
        problem: the reason that there is no source.
    """
    names = {name.name: (name.category, name.signature) for name in exercise.public_names}
    return StubFile(exercise.module, exercise.label, filename or exercise.label, source, names, problem)


def load_checks(exercise: Exercise, module: types.ModuleType) -> Mapping[str, CheckFunction]:
    """Runs an exercise's check file with `module` in the stub's place. Returns its checks by name.

    Raises:
        CourseError: the file cannot be run, or its checks are not those that the course lists.
    """
    path = str(exercise.test)
    namespace = types.ModuleType(f"exercises.{exercise.chapter.name}.test_{exercise.stem}")
    namespace.__file__ = path
    try:
        with installed(module):
            exec(compile(exercise.test.read_bytes(), path, "exec", dont_inherit=True), namespace.__dict__)
    except Exception as error:
        raise CourseError(f"{exercise.id.checks} cannot be run: {type(error).__name__}: {error}") from error
    checks = {}
    for check in exercise.checks:
        fn = namespace.__dict__.get(f"test_{check.name}")
        if not isinstance(fn, types.FunctionType) or getattr(fn, "points", None) != check.points:
            raise CourseError(f"{exercise.id.checks}: test_{check.name} is not the check that the file defines")
        checks[check.name] = fn
    return checks


def _plain_race(_: Check) -> Race:
    return Race()


class Implementation:
    """Someone's version of a stub: the student's, a solution, a pitfall. A context manager.

    Args:
        exercise: whose stub it is.
        boundary: reaches the version.
        checks: the exercise's check functions, by name.
        seed: the seed of the checks' random numbers.
        module: the version's module, installed while a check runs, or None if it lives in a worker.
        make_race: makes the `race` fixture of a check.
        capture: keep what is printed in this process; False leaves that to pytest.
        is_untouched: the stub is as it was handed out. Then no check runs.
    """

    def __init__(
        self,
        exercise: Exercise,
        boundary: Boundary,
        checks: Mapping[str, CheckFunction],
        seed: int,
        *,
        module: types.ModuleType | None = None,
        make_race: Callable[[Check], Race] = _plain_race,
        capture: bool = True,
        is_untouched: bool = False,
    ) -> None:
        self.exercise = exercise
        self._boundary = boundary
        self._checks = checks
        self._seed = seed
        self._module = module
        self._make_race = make_race
        self._capture = capture
        self._is_untouched = is_untouched
        self._runs: dict[str, CheckRun] = {}

    @classmethod
    def in_process(
        cls,
        exercise: Exercise,
        stub: StubFile,
        seed: int,
        *,
        make_race: Callable[[Check], Race] = _plain_race,
        watchdog: Watchdog | None = None,
    ) -> Self:
        """Loads a version into this process: for the course's own code, and in a student's own pytest."""
        module = load_student(stub, limited=watchdog.watch_anew) if watchdog else load_student(stub)
        boundary = InProcess({stub.filename: stub.label}, watchdog)
        untouched = exercise.is_untouched(stub.source)
        checks = load_checks(exercise, module)
        return cls(exercise, boundary, checks, seed, module=module, make_race=make_race, is_untouched=untouched)

    @classmethod
    def isolated(
        cls,
        exercise: Exercise,
        stub: StubFile,
        seed: int,
        server: ForkServer,
        limits: Limits,
        *,
        make_race: Callable[[Check], Race] = _plain_race,
    ) -> Self:
        """Prepares a version that runs in a worker. Nothing of it runs in this process."""
        checks = load_checks(exercise, stand_in(stub))
        untouched = exercise.is_untouched(stub.source)
        return cls(exercise, Isolated(server, stub, limits), checks, seed, make_race=make_race, is_untouched=untouched)

    def run(self, check: Check) -> CheckRun:
        """Runs a check once, and remembers the run. Raises nothing but KeyboardInterrupt."""
        if check.name not in self._runs:
            self._runs[check.name] = self._run(check)
        return self._runs[check.name]

    def finished(self, check: Check) -> CheckRun | None:
        """The run of a check, if it was run already."""
        return self._runs.get(check.name)

    def close(self) -> None:
        """Ends the workers, if there are any."""
        self._boundary.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, check: Check) -> CheckRun:
        if self._is_untouched:
            return CheckRun(not_started(self.exercise, check))
        self._boundary.begin_check()
        printed = io.StringIO()
        start = time.perf_counter()
        error: BaseException | None = None
        with contextlib.ExitStack() as stack:
            if self._module is not None:
                stack.enter_context(installed(self._module))
            if self._capture:
                stack.enter_context(contextlib.redirect_stdout(printed))
            stack.enter_context(activate(self._boundary))
            try:
                self._checks[check.name](**fixtures_for(check, self._seed, self._make_race))
            except KeyboardInterrupt:
                raise
            except BaseException as caught:
                error = caught
                if isinstance(self._boundary, Isolated):  # the judge lets go of a large answer; debuggers need theirs
                    forget_values(caught)
        seconds = time.perf_counter() - start
        result = conclude(
            self.exercise,
            check,
            error,
            self._boundary,
            printed=self._boundary.printed or printed.getvalue()[:MAX_PRINTED],
            seconds=seconds,
        )
        return CheckRun(result, tuple(self._boundary.observations), error, fall(error, self._boundary))


def forget_values(error: BaseException | None) -> None:
    """Clears the local variables of the frames that an exception holds, and those of the exceptions before it."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__context__
