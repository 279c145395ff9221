"""One pytest run over a course: what a student sees of `pytest exercises/ch2`."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import linecache
import os
import platform
import shutil
import sys
import traceback
import types
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any

import pytest

if "jax" not in sys.modules:
    # Eight CPU devices stand in for eight accelerators. JAX reads this once, when it starts.
    os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")

import jax
import platformdirs

from grader import __version__
from grader.boundary.in_process import InProcess
from grader.boundary.watchdog import Watchdog
from grader.checks.speed import Race, TimeRounds, time_rounds
from grader.course import Check, Course, Exercise, Pitfall
from grader.errors import CheckSkipped
from grader.messages import WIDTH
from grader.protocol.exceptions import Frame
from grader.protocol.stand_ins import StubFile, StubFinder
from grader.reports.summary import student_summary
from grader.results import MAX_PRINTED, CheckResult, Environment, ExerciseResult, GradedCourse, Report
from grader.runner.implementation import CheckRun, Implementation, stub_file
from grader.runner.outcomes import error_result, make_result
from grader.runner.pitfalls import PUBLIC_SEED, Explainer, symptom, with_explanation
from grader.runner.released import read_released
from grader.runner.remembered import Remembered
from grader.sandbox.compiled import version_key

__all__ = ["CourseSession"]

_CHECK = pytest.StashKey[Check]()
_MAX_COMPILED = 3000  # programs of about 7 kB
_NO_SPEED = "speed was not measured (--no-speed)"


class CourseSession:
    """The hooks of one pytest run over a course.

    Args:
        course: the course around the run.
        config: pytest's own configuration of the run.
    """

    def __init__(self, course: Course, config: pytest.Config) -> None:
        self.course = course
        self._seed: int = config.getoption("seed")
        self._speed = not config.getoption("no_speed")
        self._config = config
        self._watchdog = Watchdog(config.getoption("check_timeout"), self._give_up)
        self._running: Check | None = None
        _keep_compiled()
        self._by_test = {str(exercise.test): exercise for exercise in course.exercises}
        self._students: dict[str, _Student] = {}
        self._functions: dict[tuple[str, str], Callable[..., None]] = {}
        self._results: dict[tuple[str, str], CheckResult] = {}
        finder = StubFinder(_StubFiles(course), self._watchdog.watch_anew)
        sys.meta_path.insert(0, finder)
        config.add_cleanup(lambda: sys.meta_path.remove(finder))
        if str(course.root) not in sys.path:
            sys.path.insert(0, str(course.root))

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        checks = 0
        for item in items:
            exercise = self._by_test.get(str(item.path))
            if exercise is None:
                continue
            named = {f"test_{check.name}": check for check in exercise.checks}
            if item.name not in named:
                raise pytest.UsageError(f"{item.nodeid}: a check is a plain function test_*, without parameters")
            item.stash[_CHECK] = check = named[item.name]
            if isinstance(item, pytest.Function):
                self._functions[check.exercise, check.name] = item.obj
            checks += 1
        if checks and checks == len(items):
            _silence_tracebacks(config)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        check = pyfuncitem.stash.get(_CHECK, None)
        if check is None:
            return None
        student = self._student(check)
        given: dict[str, Any] = pyfuncitem.funcargs
        if "race" in given:
            student.take(check, given["race"])
        self._running = check
        run = student.run(check)
        print(student.printed_before(check), end="")
        if isinstance(run.error, pytest.exit.Exception):  # the student left the debugger: that is no result
            raise run.error
        failed = run.result.outcome == "failed"
        self._results[check.exercise, check.name] = student.explained(check) if failed else run.result
        if isinstance(run.error, CheckSkipped):
            pytest.skip(str(run.error))
        if run.error is not None:
            raise run.error
        return True

    def pytest_enter_pdb(self) -> None:
        self._watchdog.rest()

    def _give_up(self, frame: types.FrameType) -> None:
        """Ends pytest, because nothing else ends the student's code. Says first all that is known."""
        labels = {str(exercise.stub): exercise.label for exercise in self.course.exercises}
        steps = ((at.f_code, number) for at, number in traceback.walk_stack(frame))
        # Innermost first, so the first one in a stub is where the student's code waits.
        lines = (
            Frame(labels[code.co_filename], number, code.co_name, linecache.getline(code.co_filename, number).strip())
            for code, number in steps
            if code.co_filename in labels
        )
        line = next(map(str, lines), "a program that JAX compiled, perhaps an endless `lax.while_loop`")
        facts = [
            ("raised", f"TimeoutError: {self._watchdog.message}"),
            ("at", line),
            ("", "it cannot be interrupted there, so pytest ends"),
        ]
        check = self._running
        if check is not None:
            exercise = self.course.exercise(check.exercise)
            self._results[check.exercise, check.name] = make_result(exercise, check, "failed", facts)
        capture: Any = self._config.pluginmanager.get_plugin("capturemanager")
        if capture is not None:
            capture.suspend_global_capture(in_=True)
        reporter: Any = self._config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None:
            self.pytest_terminal_summary(reporter)
        if reporter is None or check is None:
            print("\n".join(text for _, text in facts), file=sys.stderr)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(1)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        check = item.stash.get(_CHECK, None)
        if check is None or (call.when != "call" and report.passed):
            return report
        result = self._results.get((check.exercise, check.name))
        if result is None or call.when != "call":
            result = self._not_run(check, report, call)
        result = dataclasses.replace(result, printed=report.capstdout[:MAX_PRINTED])
        plain = {"exercise": check.exercise, "result": result.to_plain()}  # pytest-xdist carries plain data
        report.jax101 = plain  # type: ignore[attr-defined]  # a report takes attributes, and xdist carries them
        return report

    def _not_run(self, check: Check, report: pytest.TestReport, call: pytest.CallInfo[None]) -> CheckResult:
        """The result of a check that pytest itself skipped, or whose fixtures failed."""
        exercise = self.course.exercise(check.exercise)
        if report.skipped or call.excinfo is None:
            return make_result(exercise, check, "skipped", [("", "pytest skipped it")])
        return error_result(exercise, check, f"{call.excinfo.typename}: {call.excinfo.value}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: Any) -> tuple[str, str, Any] | None:
        if getattr(report, "jax101", {}).get("result", {}).get("outcome") == "not_started":
            return "not_started", "-", ("NOT STARTED", {"yellow": True})
        return None

    def take_report(self, plain: dict[str, Any]) -> None:
        """Takes the result of a check from a test report, as `pytest_runtest_makereport` attached it."""
        result = CheckResult.from_plain(plain["exercise"], plain["result"])
        self._results[result.exercise, result.name] = result

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        # With pytest-xdist, this process collected nothing. The reports tell if all tests are checks.
        reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None and self._results:
            failed = [*reporter.stats.get("failed", ()), *reporter.stats.get("error", ())]
            if all(hasattr(report, "jax101") for report in failed):
                _silence_tracebacks(session.config)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        report = self.report()
        if not report.exercises:  # no check could be collected
            return
        terminalreporter.ensure_newline()
        width = max(60, min(shutil.get_terminal_size((WIDTH, 24)).columns, 100))
        for line, style in student_summary(report, width):
            terminalreporter.write_line(line, **style)

    def report(self) -> Report:
        """The results so far, as a report. A check that did not run counts as skipped."""
        results = []
        for exercise in self.course.exercises:
            ran = {name: result for (owner, name), result in self._results.items() if owner == exercise.name}
            if ran:
                missing = {check.name: make_result(exercise, check, "skipped") for check in exercise.checks}
                results.append(ExerciseResult(exercise.name, tuple((missing | ran).values())))
        environment = Environment(jax.__version__, platform.python_version(), "", __version__)
        course = GradedCourse(str(self.course.root), "", "")
        return Report(course, "", self._seed, "none", environment, tuple(results), self._notes(results))

    def _notes(self, results: list[ExerciseResult]) -> tuple[str, ...]:
        """The next step after full marks: the exercise that follows in the course."""
        if not results:
            return ()
        names = [exercise.name for exercise in self.course.exercises]
        following = self.course.exercises[names.index(results[-1].name) + 1 :]
        if not following:
            return ("That was the last exercise. tox -e grade shows all your points.",)
        return (f"Next: the lesson in {following[0].id.lesson},", f"then {following[0].label}")

    def race(self, request: pytest.FixtureRequest) -> Race:
        """Makes the race of one check, timed by pytest-benchmark."""
        return Race(_benchmark_rounds(request)) if self._speed else Race(skip=_NO_SPEED)

    def _student(self, check: Check) -> _Student:
        if check.exercise not in self._students:
            functions = {
                name: function for (owner, name), function in self._functions.items() if owner == check.exercise
            }
            self._students[check.exercise] = _Student(
                self.course.exercise(check.exercise),
                functions,
                self._seed,
                "" if self._speed else _NO_SPEED,
                self._watchdog,
            )
        return self._students[check.exercise]


def _keep_compiled() -> None:
    """Keeps the programs that JAX compiles for the next run, in the user's own cache folder.

    A student who has chosen a folder keeps it, and `JAX_ENABLE_COMPILATION_CACHE=false` keeps nothing.
    """
    settings: Any = jax.config  # older versions do not declare them
    if settings.jax_compilation_cache_dir or not _may_keep():
        return
    folder = _kept() / version_key()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if len(os.listdir(folder)) > _MAX_COMPILED:
            shutil.rmtree(folder)
            folder.mkdir(mode=0o700)
    except OSError:
        return
    settings.update("jax_compilation_cache_dir", str(folder))
    settings.update("jax_persistent_cache_min_compile_time_secs", 0.0)
    settings.update("jax_persistent_cache_min_entry_size_bytes", -1)


def _kept() -> Path:
    """The folder in which a run keeps what later runs need again."""
    return platformdirs.user_cache_path("jax101-pytest")


def _may_keep() -> bool:
    settings: Any = jax.config  # as above
    return bool(settings.jax_enable_compilation_cache)


class _Student:
    """The student's version of one exercise, and the search for what explains its failures.

    Args:
        exercise: which one.
        functions: its check functions that pytest collected, by name.
        seed: the seed of the checks' random numbers.
        skip_speed: a reason not to measure speed.
        watchdog: ends what takes too long.
    """

    def __init__(
        self,
        exercise: Exercise,
        functions: Mapping[str, Callable[..., None]],
        seed: int,
        skip_speed: str,
        watchdog: Watchdog,
    ) -> None:
        self._exercise, self._seed, self._skip_speed, self._watchdog = exercise, seed, skip_speed, watchdog
        self._functions = functions
        self._printed_before: dict[str, str] = {}
        self._races: dict[str, Race] = {}
        self._implementation: Implementation | None = None
        self._copy: Implementation | None = None
        self._explainer: Explainer | None = None

    def take(self, check: Check, race: Race) -> None:
        """Takes from pytest the race of a check."""
        self._races[check.name] = race

    def printed_before(self, check: Check) -> str:
        """The text that the check printed if it ran before its turn."""
        return self._printed_before.get(check.name, "")

    def run(self, check: Check) -> CheckRun:
        """Runs a check against the module that pytest imported."""
        if self._implementation is None:
            self._implementation = Implementation(
                self._exercise,
                InProcess({str(self._exercise.stub): self._exercise.label}, self._watchdog),
                self._functions,
                self._seed,
                make_race=lambda check: self._races[check.name],
                capture=False,  # pytest does
                is_untouched=self._exercise.is_untouched(_read_stub(self._exercise).source),
            )
        return self._implementation.run(check)

    def explained(self, check: Check) -> CheckResult:
        """The result of a failed check, with the sentence of the pitfall that explains it."""
        result = self.run(check).result
        if self._explainer is None:
            released = read_released(self._exercise) if self._seed == PUBLIC_SEED else ()
            self._explainer = Explainer(self._exercise, self._load_pitfall, self._remembered(), released)
        sentence = self._explainer.explain(self._run_any, check) or symptom(self.run(check))
        self._explainer.close()
        return with_explanation(result, sentence)

    def _remembered(self) -> Remembered | None:
        if not _may_keep():
            return None
        return Remembered(_kept() / "observed", self._exercise, self._seed, f"in process {self._skip_speed}")

    def _run_any(self, check: Check) -> CheckRun:
        """The run of a check. If its turn has not come, it runs now. One that pytest did not collect runs on a copy."""
        assert self._implementation is not None
        done = self._implementation.finished(check)
        if done is not None:
            return done
        if check.name in self._functions and "race" not in check.parameters:
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                run = self._implementation.run(check)
            self._printed_before[check.name] = printed.getvalue()[:MAX_PRINTED]
            return run
        if self._copy is None:
            self._copy = self._load(_read_stub(self._exercise))
        return self._copy.run(check)

    def _load_pitfall(self, pitfall: Pitfall) -> Implementation:
        return self._load(stub_file(self._exercise, pitfall.source))

    def _load(self, stub: StubFile) -> Implementation:
        return Implementation.in_process(
            self._exercise,
            stub,
            self._seed,
            make_race=lambda _: Race(skip=self._skip_speed),
            watchdog=self._watchdog,
        )


class _StubFiles(dict[str, StubFile]):
    """The course's stubs by dotted name, read when they are imported."""

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._exercises = {exercise.module: exercise for exercise in course.exercises}

    def get(self, name: str, default: Any = None) -> Any:
        return self[name] if name in self._exercises else default

    def __missing__(self, name: str) -> StubFile:
        return _read_stub(self._exercises[name])


def _read_stub(exercise: Exercise) -> StubFile:
    source, problem = None, ""
    if exercise.stub.is_dir():
        problem = f"expected a file at {exercise.label}, found a folder"
    else:
        try:
            source = exercise.stub.read_bytes()
        except OSError as error:
            problem = f"expected a file at {exercise.label}: {error.strerror}"
    return stub_file(exercise, source, filename=str(exercise.stub), problem=problem)


def _silence_tracebacks(config: pytest.Config) -> None:
    """Turns tracebacks off, because the summary has better words. `--tb=short` brings them back."""
    if config.getoption("tbstyle") == "auto":
        config.option.tbstyle = "no"
        reporter: Any = config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None and config.getoption("reportchars") == "fE":  # the default
            reporter.reportchars = "w"


def _benchmark_rounds(request: pytest.FixtureRequest) -> TimeRounds:
    """Rounds timed by pytest-benchmark, so that its tables and files hold them."""
    used = False

    def rounds_by_benchmark(run: Callable[[], None], set_up: Callable[[], None], rounds: int) -> None:
        nonlocal used
        benchmark = request.getfixturevalue("benchmark")  # only now: it warns if nothing is timed
        if used or benchmark.disabled:  # it times once for each test, and not at all under pytest-xdist
            time_rounds(run, set_up, rounds)
            return
        used = True
        check = request.node.stash[_CHECK]
        benchmark.name = f"{check.exercise} {check.name}"
        benchmark.pedantic(run, setup=set_up, rounds=rounds, iterations=1)

    return rounds_by_benchmark
