"""The settings for VS Code, and what its test explorer asks pytest for."""

import json
import subprocess
import sys

from miniature import STUBS, make_course, write

from grader.course import find_course

COURSE = find_course()

# What VS Code's own plugin for pytest reads off a report.
EXPLORER = """
import pytest

@pytest.hookimpl(hookwrapper=True, trylast=True)
def pytest_report_teststatus(report, config):
    if report.when == "call":
        with open("explorer.txt", "a") as file:
            file.write(f"{report.outcome}\\n{report.longreprtext}\\n")
    yield
"""


def read(name):
    return json.loads((COURSE.root / name).read_text(encoding="utf-8"))


def test_the_explorer_finds_every_check_and_nothing_else():
    settings = read(".vscode/settings.json")
    assert settings["python.testing.pytestEnabled"] is True
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", f"--rootdir={COURSE.root}"]
    done = subprocess.run(
        [*command, *settings["python.testing.pytestArgs"]], cwd=COURSE.root, capture_output=True, text=True, check=False
    )
    found = [line for line in done.stdout.splitlines() if "::" in line]
    checks = [f"{one.id.checks}::test_{check.name}" for one in COURSE.exercises for check in one.checks]
    assert sorted(found) == sorted(checks)


def test_the_explorer_shows_the_message_of_a_failed_check(pytester):
    make_course(pytester.path, {"fails": STUBS["fails"]})
    write(pytester.path / "explorer.py", EXPLORER)
    pytester.runpytest_subprocess("-p", "explorer", "-p", "no:cacheprovider", "--import-mode=importlib", "exercises")
    said = (pytester.path / "explorer.txt").read_text(encoding="utf-8")
    assert said.startswith("passed\n\nfailed\nch1/fails  random factors ")
    assert "  looks like  a constant was returned.\n" in said


def test_a_traceback_that_was_asked_for_is_kept(pytester):
    make_course(pytester.path, {"fails": STUBS["fails"]})
    result = pytester.runpytest_subprocess("--tb=short", "-p", "no:cacheprovider", "--import-mode=importlib")
    result.stdout.fnmatch_lines(["*test_fails.py:*in test_random", "E   grader.errors.CheckFailed: *"])


def test_the_dev_container_installs_the_course_with_what_notebooks_and_pictures_need():
    container = read(".devcontainer/devcontainer.json")
    assert container["image"].startswith("mcr.microsoft.com/devcontainers/python:3.")
    assert "pip install -e '.[draw,notebook]'" in container["postCreateCommand"]
    assert container["customizations"]["vscode"]["extensions"] == read(".vscode/extensions.json")["recommendations"]
