"""The pytest plugin: hooks only. `session.py` holds what a run over the course does.

pytest loads it in every run on the machine. So it imports neither JAX nor most of the grader before it
meets a check of a course, and it leaves every other test alone.
"""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.course import Course, find_course
from grader.errors import CourseError, NoCourse

if TYPE_CHECKING:
    from grader.checks.speed import Race
    from grader.student.session import CourseSession

__all__ = ["key", "race", "rng"]

_STARTER = "jax101-starter"


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("jax101", "the JAX course")
    group.addoption("--seed", type=int, default=0, help="the seed of a check's random numbers; a report names its own")
    limit = "the seconds that a check may take; by default 20, as in grading"
    group.addoption("--check-timeout", type=_seconds, default=20.0, metavar="SECONDS", help=limit)
    group.addoption("--no-speed", action="store_true", help="do not measure speed: those checks are skipped")


def _seconds(text: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 < (seconds := float(text)) < float("inf"):
            return seconds
    raise argparse.ArgumentTypeError(f"expected a number of seconds above 0, found {text}")


def pytest_configure(config: pytest.Config) -> None:
    try:
        course = find_course(config.rootpath)
    except NoCourse:
        return
    config.pluginmanager.register(_SessionStarter(course, config), _STARTER)
    if not any(argument.startswith("--benchmark") for argument in config.invocation_params.args):
        config.option.benchmark_quiet = True
        config.pluginmanager.register(_WithoutBenchmark())


class _WithoutBenchmark:
    """Leaves out what pytest-benchmark says of itself, unless one of its options asks for it."""

    @pytest.hookimpl(wrapper=True)
    def pytest_report_header(self) -> Generator[None, list[Any], list[Any]]:
        headers = yield
        return [header for header in headers if not str(header).startswith("benchmark:")]


class _SessionStarter:
    """Starts the session of a course when pytest meets the first check."""

    def __init__(self, course: Course, config: pytest.Config) -> None:
        self._course = course
        self._config = config
        self._tests = {str(exercise.test): exercise for exercise in course.exercises}
        self._session: CourseSession | None = None

    @property
    def session(self) -> CourseSession:
        if self._session is None:
            from grader.student.session import CourseSession  # here: it imports JAX

            self._session = CourseSession(self._course, self._config)
            self._config.pluginmanager.register(self._session, "jax101-session")
        return self._session

    def pytest_collect_file(self, file_path: Path) -> None:
        exercise = self._tests.get(str(file_path))
        if exercise is None:
            return
        try:
            _ = exercise.checks
        except CourseError as error:  # one line, and not pytest's forty
            raise pytest.Collector.CollectError(str(error)) from None
        _ = self.session

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: Any) -> None:
        if hasattr(report, "jax101"):  # with pytest-xdist, this process collects nothing
            self.session.take_report(report.jax101)


@pytest.fixture
def rng() -> None:
    """Random numbers that depend on the seed and on the check alone. The runner passes them to the check."""


@pytest.fixture
def key() -> None:
    """A PRNG key that depends on the seed and on the check alone. The runner passes it to the check."""


@pytest.fixture
def race(request: pytest.FixtureRequest) -> Race:
    """Compares speeds: see `grader.checks.speed.Race`. Its rounds appear in pytest-benchmark's table."""
    starter: Any = request.config.pluginmanager.get_plugin(_STARTER)
    if starter is None:
        raise CourseError("the fixture race works in checks of the course")
    made: Race = starter.session.race(request)
    return made
