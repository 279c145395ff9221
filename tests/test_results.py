import dataclasses
import json
import os

import pytest
from fuzz import targets
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.pictures import Arrays, Shardings, Trees
from grader.results import CheckResult, Environment, ExerciseResult, GradedCourse, Report, write_atomically
from grader.runner.grading import draw_seed

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


PICTURES = (
    Arrays("['w']", (2, 4), (0, 2), (2, 2), "1 2 3 nan", "1 2 3 4", "...x"),
    Trees(((0, "list of 1", False), (1, "[0]  1", True)), ((0, "list of 0", False),)),
    Shardings("", (4,), (((0, 2),), ((2, 4),)), (((0, 4),), ((0, 4),))),
)


def report(**changes):
    check = CheckResult("ch1/a", "values", "the values", "passed", 2, 2, pictures=PICTURES)
    course = GradedCourse("installed", "0.1", "0" * 64)
    exercises = (ExerciseResult("ch1/a", (check,), "ch1/a.py", "1" * 64),)
    environment = Environment("0.12", "3.12", "cpu", "0.1")
    made = Report(course, "2026-01-31T12:00:00Z", 7, "none", environment, exercises)
    data = json.loads(made.to_json())
    data.update(changes)
    return data


def test_a_seed_of_128_bits_survives_readers_that_know_64():
    made = dataclasses.replace(Report.from_json(json.dumps(report())), seed=2**128 - 1)
    assert Report.from_json(made.to_json()).seed == 2**128 - 1
    assert json.loads(made.to_json(), parse_int=float)["seed"] == str(2**128 - 1)


def test_a_drawn_seed_cannot_be_searched():
    assert max(draw_seed() for _ in range(8)) > 2**120


def test_scores_add_up():
    checks = (
        CheckResult("ch1/a", "a", "a", "passed", 2, 2),
        CheckResult("ch1/a", "b", "b", "failed", 0, 3, (("got", "3"),)),
    )
    exercise = ExerciseResult("ch1/a", checks)
    assert (exercise.score, exercise.max_score, exercise.outcome) == (2, 5, "failed")


@given(st.dictionaries(st.sampled_from([*report(), "extra"]), json_values, max_size=4))
def test_reports_are_read_or_refused(changes):
    try:
        Report.from_json(json.dumps(report(**changes)))
    except ValueError:
        pass


@given(st.binary(max_size=200))
def test_bytes_that_are_no_report_are_refused(data):
    with pytest.raises(ValueError):  # noqa: PT011  # JSON's own words differ
        Report.from_json(data)


def test_a_report_is_whole_or_absent(tmp_path, monkeypatch):
    path = tmp_path / "report.json"
    write_atomically(path, "first")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, "second")
    assert path.read_text(encoding="utf-8") == "first"
    assert os.listdir(tmp_path) == ["report.json"]


def places(part):
    """Every place in a JSON value: paths of keys and indices, the whole included."""
    yield ()
    if isinstance(part, (dict, list)):
        for key in part if isinstance(part, dict) else range(len(part)):
            yield from ((key, *rest) for rest in places(part[key]))


def replaced(part, place, value):
    if not place:
        return value
    changed = dict(part) if isinstance(part, dict) else list(part)
    changed[place[0]] = replaced(part[place[0]], place[1:], value)
    return changed


odd_values = json_values | st.sampled_from(
    [float("inf"), float("nan"), -1, 10**400, "5", True, "passed", "\ud800", [], {}, ["a"], {"jax": 1}, [[[{}]]]]
)


@settings(max_examples=300, deadline=None)
@example([(("seed",), float("inf"))])
@given(st.lists(st.tuples(st.sampled_from(list(places(report(notes=["a note"])))), odd_values), min_size=1, max_size=2))
def test_a_report_that_is_odd_in_any_place_is_refused_or_whole(changes):
    odd = report(notes=["a note"])
    for place, value in changes:
        if place in places(odd):
            odd = replaced(odd, place, value)
    targets.report(json.dumps(odd))
    targets.report(json.dumps(odd, ensure_ascii=False))


CHECK = ("exercises", 0, "checks", 0)
NO_REPORTS = {
    "an endless seed": (("seed",), float("inf")),
    "a seed that is a number": (("seed",), 7),
    "a seed of letters": (("seed",), "seven"),
    "a seed without end": (("seed",), "7" * 41),
    "a seed that is a truth value": (("seed",), True),
    "a course that is a text": (("course",), "jax101"),
    "a course without a path": (("course", "path"), None),
    "checks that no SHA-256 names": (("course", "checks_sha256"), "0" * 63),
    "a stub that no SHA-256 names": (("exercises", 0, "sha256"), "1" * 63 + "\n"),
    "a source that is no text": (("exercises", 0, "source"), 1),
    "a time in words": (("time",), "at noon"),
    "a time with another's digits": (("time",), "\u0662026-01-31T12:00:00Z"),
    "a grader that is no text": (("environment", "grader"), 0.1),
    "points in quotes": ((*CHECK, "points"), "2"),
    "half a point": ((*CHECK, "points"), 0.5),
    "a point that is a truth value": ((*CHECK, "points"), True),
    "points that are no number": ((*CHECK, "points"), float("nan")),
    "more points than there are": ((*CHECK, "points"), 3),
    "less than no points": ((*CHECK, "points"), -1),
    "an unknown outcome": ((*CHECK, "outcome"), "excellent"),
    "an outcome that is a list": ((*CHECK, "outcome"), []),
    "seconds that are no number": ((*CHECK, "seconds"), float("nan")),
    "facts that are a text": ((*CHECK, "facts"), "got 3"),
    "a fact that is no pair": ((*CHECK, "facts"), [["got"]]),
    "a printed text that is none": ((*CHECK, "printed"), None),
    "half of a character": (("isolation",), "\ud800"),
    "notes that are one text": (("notes",), "ab"),
    "an exercise without a name": (("exercises", 0, "name"), None),
    "a Python that is no text": (("environment", "python"), 3.12),
}


@pytest.mark.parametrize("name", NO_REPORTS)
def test_a_report_of_wrong_types_is_refused(name):
    with pytest.raises(ValueError):  # noqa: PT011  # UnicodeEncodeError has words of its own
        Report.from_json(json.dumps(replaced(report(), *NO_REPORTS[name])))


@pytest.mark.parametrize("text", ["[]", "null", "1", '"a"', "[" * 100_000, '{"a":' * 100_000, "9" * 5000, "", "{}"])
def test_json_that_is_no_report_is_refused(text):
    targets.report(text)
    with pytest.raises(ValueError):  # noqa: PT011  # JSON's own words differ
        Report.from_json(text)


def test_fields_of_a_later_version_are_let_be():
    later = report(new=1)
    for place in (("course",), ("environment",), ("exercises", 0), CHECK):
        part = later
        for step in place:
            part = part[step]
        part["new"] = 1
    assert Report.from_json(json.dumps(later)) == Report.from_json(json.dumps(report()))
