import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.results import CheckResult, Environment, ExerciseResult, Report, write_whole

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


def report(**changes):
    check = CheckResult("values", "the values", "passed", 2, 2)
    made = Report("jax101", 7, "none", Environment("0.12", "3.12", "cpu"), (ExerciseResult("ch1/a", (check,)),))
    data = json.loads(made.to_json())
    data.update(changes)
    return data


def test_scores_add_up():
    checks = (CheckResult("a", "a", "passed", 2, 2), CheckResult("b", "b", "failed", 0, 3, "why"))
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
    write_whole(path, "first")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, "second")
    assert path.read_text(encoding="utf-8") == "first"
    assert os.listdir(tmp_path) == ["report.json"]
