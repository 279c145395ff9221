"""The tree of exceptions, and what the command line makes of it."""

import inspect
import re

import pytest
from click.testing import CliRunner

from grader import errors
from grader.cli import main
from grader.errors import GraderError


def exceptions():
    return [value for value in vars(errors).values() if inspect.isclass(value) and value.__module__ == errors.__name__]


def test_every_exception_is_in_the_tree_of_the_docstring_and_in_all():
    names = {found.__name__ for found in exceptions()}
    assert names == set(errors.__all__)
    drawn = re.findall(r"^[│├└─ ]*(\w+)", errors.__doc__.split("```")[1], re.MULTILINE)
    assert sorted(names) == sorted(drawn)


def test_every_exception_descends_from_one():
    assert all(issubclass(found, GraderError) for found in exceptions())


def test_the_docstring_states_the_exit_codes():
    for name, code in re.findall(r"(\w+) +exit code (\d)", errors.__doc__):
        assert getattr(errors, name).exit_code == int(code)
    assert {found.exit_code for found in exceptions()} == {2, 3}


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize(
    ("raised", "code", "line"),
    [
        (errors.UsageError("give another name"), 2, "grader: give another name"),
        (errors.CourseError("ch1/a has no checks"), 3, "grader: ch1/a has no checks"),
        (errors.IsolationError("no bubblewrap"), 3, "grader: no bubblewrap"),
        (KeyError("worker"), 3, "grader: this is a fault of the grader (KeyError: 'worker'); --debug shows more"),
    ],
)
def test_every_error_is_one_line_and_an_exit_code(monkeypatch, raised, code, line, debug):
    def fail():
        raise raised

    monkeypatch.setattr("grader.course.find_course", fail)
    result = CliRunner().invoke(main, ["--debug", "list"] if debug else ["list"])
    assert result.exit_code == code
    assert result.output.splitlines()[-1] == line
    assert ("Traceback" in result.output) == debug


def test_a_check_without_points_is_a_fault_of_the_course(miniature, monkeypatch):
    test = miniature.root / "exercises/ch1/test_passes.py"
    test.write_text(test.read_text().replace("@points(2)\n", ""))
    monkeypatch.chdir(miniature.root)
    result = CliRunner().invoke(main, ["list"])
    assert result.exit_code == 3
    assert result.output.startswith("grader: exercises/ch1/test_passes.py:7: a check has exactly one decorator")
