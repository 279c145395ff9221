"""Fixtures of the grader's own tests: a miniature course, and workers that many tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from miniature import STUB, STUBS, make_course

from grader.boundary.probe import probe
from grader.boundary.workers import Workers
from grader.course import Course
from grader.judging import grade
from grader.results import Report

pytest_plugins = ["pytester"]


@pytest.fixture
def miniature(tmp_path: Path) -> Course:
    """The miniature course as it is handed out: every exercise a stub."""
    return make_course(tmp_path / "course", dict.fromkeys(STUBS, STUB))


@pytest.fixture(scope="session")
def tier() -> str:
    """The tier to test isolation with. In CI a missing sandbox is a failure, never a skip."""
    problem = probe("namespaces")
    if problem and os.environ.get("CI"):
        pytest.fail(f"CI needs isolation by namespaces: {problem}")
    return "none" if problem else "namespaces"


@pytest.fixture(scope="session")
def workers(tier: str) -> Iterator[Workers]:
    with Workers(tier) as started:
        started.start()
        yield started


@pytest.fixture
def graded(miniature: Course, workers: Workers):
    """Grades one file handed in for an exercise of the miniature course."""
    from grader.intake import Submission

    def run(source: bytes | str, stem: str = "passes", seconds: float = 20.0) -> Report:
        data = source.encode() if isinstance(source, str) else source
        submission = Submission({f"ch1/{stem}": data}, {})
        exercises = [miniature.exercise(f"ch1/{stem}")]
        return grade(submission, miniature, exercises, seed=1, seconds=seconds, workers=workers)

    return run


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("error"))
