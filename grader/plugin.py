"""The pytest plugin: what a student sees of `pytest exercises/ch2`.

It acts on the checks of a course and leaves every other test alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.course import Check, Course, Exercise, find_course
from grader.messages import CourseError

if TYPE_CHECKING:
    import jax
    import numpy as np

    from grader.boundary.inprocess import InProcess
    from grader.checks.speed import Race, Rounds
    from grader.pitfalls import Subject, Suspects

__all__ = ["CourseRun"]

_CHECK = pytest.StashKey[Check]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("jax101", "the JAX course")
    group.addoption("--seed", type=int, default=0, help="the seed of a check's random numbers; a report names its own")
    group.addoption("--no-speed", action="store_true", help="do not measure speed: those checks are skipped")


def pytest_configure(config: pytest.Config) -> None:
    try:
        course = find_course(config.rootpath)
    except LookupError:
        return
    if "jax" not in sys.modules:
        # Eight CPU devices stand in for eight accelerators; JAX reads this once, when it starts.
        os.environ.setdefault("JAX_NUM_CPU_DEVICES", "8")
    from grader.boundary.modules import StubFinder

    finder = StubFinder(_StubFiles(course))
    sys.meta_path.insert(0, finder)
    config.add_cleanup(lambda: sys.meta_path.remove(finder))
    if str(course.root) not in sys.path:
        sys.path.insert(0, str(course.root))
    run = CourseRun(course, config.getoption("seed"), speed=not config.getoption("no_speed"))
    config.pluginmanager.register(run, "jax101-run")


def _silence_tracebacks(config: pytest.Config) -> None:
    """The summary has better words than tracebacks; --tb=short brings pytest's own back."""
    if config.getoption("tbstyle") == "auto":
        config.option.tbstyle = "no"
        reporter: Any = config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None and config.getoption("reportchars") == "fE":  # the default
            reporter.reportchars = "w"


class _StubFiles(dict[str, Any]):
    """The course's stubs by dotted name, read when they are imported."""

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._exercises = {exercise.module: exercise for exercise in course.exercises}

    def get(self, name: str, default: Any = None) -> Any:
        return self[name] if name in self._exercises else default

    def __missing__(self, name: str) -> Any:
        from grader.running import stub_file

        exercise = self._exercises[name]
        source, problem = _read_stub(exercise.stub, exercise)
        return stub_file(exercise, source, filename=str(exercise.stub), problem=problem)


def _read_stub(path: Path, exercise: Exercise) -> tuple[bytes | None, str]:
    if path.is_dir():
        return None, f"expected a file at {exercise.label}, found a folder"
    try:
        return path.read_bytes(), ""
    except OSError as error:
        return None, f"expected a file at {exercise.label}: {error.strerror}"


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """Random numbers that depend on the seed and on the check alone."""
    from grader.running import seeded

    return seeded(request.config.getoption("seed"), _check_of(request))


@pytest.fixture
def key(request: pytest.FixtureRequest) -> jax.Array:
    """A PRNG key that depends on the seed and on the check alone."""
    from grader.running import seeded_key

    return seeded_key(request.config.getoption("seed"), _check_of(request))


@pytest.fixture
def race(request: pytest.FixtureRequest) -> Race:
    """Compares speeds: see `grader.checks.speed.Race`. Its rounds appear in pytest-benchmark's table."""
    from grader.checks.speed import Race

    if request.config.getoption("no_speed"):
        return Race(skip=True)
    return Race(_benchmark_rounds(request))


def _check_of(request: pytest.FixtureRequest) -> Check:
    check = request.node.stash.get(_CHECK, None)
    if check is None:
        raise CourseError("the fixtures rng, key and race work in checks of the course")
    assert isinstance(check, Check)
    return check


def _benchmark_rounds(request: pytest.FixtureRequest) -> Rounds:
    """Rounds timed by pytest-benchmark, so that its tables and files hold them."""
    from grader.checks.speed import plain_rounds

    used = False

    def time_rounds(timed: Callable[[], None], before: Callable[[], None], rounds: int) -> list[float]:
        nonlocal used
        benchmark = request.getfixturevalue("benchmark")  # only now: it warns where nothing is timed
        if used or benchmark.disabled:  # it times once for each test, and not at all under pytest-xdist
            return plain_rounds(timed, before, rounds)
        used = True
        check = _check_of(request)
        benchmark.name = f"{check.exercise} {check.name}"
        benchmark.pedantic(timed, setup=before, rounds=rounds, iterations=1)
        return list(benchmark.stats.stats.data)

    return time_rounds


class CourseRun:
    """The hooks of one pytest run over a course.

    Args:
        course: the course around the run.
        seed: the seed of `rng` and `key`.
        speed: whether speed is measured.
    """

    def __init__(self, course: Course, seed: int, *, speed: bool) -> None:
        self.course = course
        self.seed = seed
        self.speed = speed
        self.told: list[dict[str, Any]] = []
        self._by_test = {str(exercise.test): exercise for exercise in course.exercises}
        self._boundary: InProcess | None = None
        self._explained: dict[str, tuple[Subject, Suspects]] = {}

    @property
    def boundary(self) -> InProcess:
        if self._boundary is None:
            from grader.boundary.inprocess import InProcess

            self._boundary = InProcess({str(ex.stub): ex.label for ex in self.course.exercises})
        return self._boundary

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        checks = 0
        for item in items:
            exercise = self._by_test.get(str(item.path))
            if exercise is None:
                continue
            named = {f"test_{check.name}": check for check in exercise.checks}
            if item.name not in named:
                raise pytest.UsageError(f"{item.nodeid}: a check is a plain function test_*, without parameters")
            item.stash[_CHECK] = named[item.name]
            checks += 1
        if checks and checks == len(items):
            _silence_tracebacks(config)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        # With pytest-xdist, this process collected nothing: what was reported tells whether all are checks.
        reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None and self.told:
            failed = [*reporter.stats.get("failed", ()), *reporter.stats.get("error", ())]
            if all(hasattr(report, "jax101") for report in failed):
                _silence_tracebacks(session.config)

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> Generator[None, Any, Any]:
        if pyfuncitem.stash.get(_CHECK, None) is None:
            return (yield)
        from grader.boundary import using
        from grader.checks.speed import SpeedSkipped

        self.boundary.log.clear()
        with using(self.boundary):
            try:
                return (yield)
            except SpeedSkipped:
                pytest.skip("speed was not measured (--no-speed)")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        check = item.stash.get(_CHECK, None)
        if check is None or (call.when != "call" and report.passed):
            return report
        told: dict[str, Any] = {"exercise": check.exercise, "check": check.name, "outcome": "passed", "message": ""}
        if report.skipped:
            told["outcome"] = "skipped"
        elif call.excinfo is not None:
            from grader.running import Verdict, verdict_on

            if call.when == "call":
                verdict = verdict_on(call.excinfo.value, self.boundary)
            else:
                verdict = Verdict("error", (("error", f"{call.excinfo.typename}: {call.excinfo.value}"),))
            looks_as = self._looks_as_if(check) if verdict.outcome == "failed" else ""
            told["outcome"], told["message"] = verdict.outcome, verdict.message(check, 0, looks_as)
        report.jax101 = told  # type: ignore[attr-defined]  # plain data, so that pytest-xdist carries it
        return report

    def _looks_as_if(self, check: Check) -> str:
        from grader import pitfalls
        from grader.checks.speed import Race

        exercise = self.course.exercise(check.exercise)
        if not exercise.pitfalls:  # a course released without its solutions
            return ""
        observed = list(self.boundary.log)
        if exercise.name not in self._explained:

            def make(source: bytes) -> pitfalls.Subject:
                return pitfalls.in_process(exercise, source, self.seed, Race(skip=not self.speed))

            source, _ = _read_stub(exercise.stub, exercise)
            student = pitfalls.remembering(pitfalls.in_process(exercise, source, self.seed, Race(skip=not self.speed)))
            self._explained[exercise.name] = student, pitfalls.Suspects(exercise, make)
        student, suspects = self._explained[exercise.name]
        return pitfalls.looks_as_if(student, check, observed, suspects)

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: Any) -> tuple[str, str, Any] | None:
        if getattr(report, "jax101", {}).get("outcome") == "not_started":
            return "not_started", "-", ("NOT STARTED", {"yellow": True})
        return None

    def pytest_runtest_logreport(self, report: Any) -> None:
        if hasattr(report, "jax101"):
            self.told.append(report.jax101)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        if not self.told:
            return
        from grader.reports.terminal import student_summary

        terminalreporter.ensure_newline()
        for line, style in student_summary(self.course, self.told):
            terminalreporter.write_line(line, **style)
