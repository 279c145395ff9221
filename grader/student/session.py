"""One pytest run over a course: what a student sees of `pytest exercises/ch2`."""

from __future__ import annotations

import dataclasses
import os
import platform
import shutil
import sys
import types
from collections.abc import Callable, Generator
from typing import Any

import pytest

from grader.student.devices import eight_devices

if not eight_devices():  # before the line that imports JAX
    pass  # another plugin has computed something, and `cpu_mesh` says so where it matters

import jax

from grader import __version__
from grader.boundary.in_process import InProcess
from grader.boundary.watchdog import Watchdog
from grader.checks.speed import Race, TimeRounds, time_rounds
from grader.course import Check, Course
from grader.errors import CheckSkipped
from grader.messages import WIDTH
from grader.protocol.stand_ins import StubFinder
from grader.reports.summary import student_summary
from grader.results import MAX_PRINTED, CheckResult, Environment, ExerciseResult, GradedCourse, Report
from grader.runner.implementation import Implementation
from grader.runner.outcomes import error_result, make_result
from grader.student.kept import keep_compiled
from grader.student.progress import Progress
from grader.student.version import StubFiles, StudentVersion, facts_of_hanging, read_stub

__all__ = ["CourseSession"]

_CHECK = pytest.StashKey[Check]()
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
        keep_compiled()
        self._by_test = {str(exercise.test): exercise for exercise in course.exercises}
        self._students: dict[str, StudentVersion] = {}
        self._functions: dict[tuple[str, str], Callable[..., None]] = {}
        self._races: dict[Check, Race] = {}
        self._results: dict[tuple[str, str], CheckResult] = {}
        finder = StubFinder(StubFiles(course), self._watchdog.watch_anew)
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
            self._races[check] = given["race"]
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
        facts = [
            *facts_of_hanging(self.course, frame, self._watchdog),
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
        if report.failed and item.config.getoption("tbstyle") == "no":
            report.longrepr = result.message  # what an editor shows beside a failed test
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
        if not hasattr(session.config, "workerinput"):  # a worker of pytest-xdist knows only its part
            Progress(self.course).record(self.report().exercises)
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

    def _student(self, check: Check) -> StudentVersion:
        if check.exercise not in self._students:
            exercise = self.course.exercise(check.exercise)
            functions = {name: fn for (owner, name), fn in self._functions.items() if owner == check.exercise}
            implementation = Implementation(
                exercise,
                InProcess({str(exercise.stub): exercise.label}, self._watchdog),
                functions,
                self._seed,
                make_race=lambda check: self._races[check],
                capture=False,  # pytest does
                is_untouched=exercise.is_untouched(read_stub(exercise).source),
            )
            skip_speed = "" if self._speed else _NO_SPEED
            self._students[check.exercise] = StudentVersion(
                exercise, implementation, functions, self._seed, skip_speed, self._watchdog
            )
        return self._students[check.exercise]


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
