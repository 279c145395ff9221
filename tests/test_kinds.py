"""Exercises to repair and to predict: when they are not started, what is right, and what is told."""

import pytest
from miniature import CHECKS, make_course
from test_course import faults_of, sound_course

from grader.author.docstrings import write_handed_out
from grader.boundary import activate
from grader.boundary.in_process import InProcess
from grader.checks import CheckFailed, assert_predictions
from grader.course import Course, digest
from grader.course.submissions import Submission
from grader.errors import CheckNotStarted
from grader.messages import render_facts
from grader.runner.grading import grade

BROKEN = "def answer(a, b):\n    # TODO: repair this function.\n    return a + b\n"


@pytest.fixture
def repair(tmp_path):
    """A miniature course with one exercise, to repair."""
    course = make_course(tmp_path, {"fix": BROKEN})
    test = tmp_path / "exercises/ch1/test_fix.py"
    test.write_text(CHECKS.format(stem="fix") + f'\nHANDED_OUT = "{digest(BROKEN.encode())}"\n', encoding="utf-8")
    return course


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        (BROKEN, "not_started"),
        (BROKEN.replace("\n", "\r\n") + "\n\n", "not_started"),
        (BROKEN.replace("a + b", "a - b"), "failed"),
        (BROKEN.replace("a + b", "a * b"), "passed"),
        (BROKEN + "# I read it.\n", "failed"),
    ],
)
def test_a_stub_to_repair_is_not_started_until_it_is_touched(repair, server, source, outcome):
    report = grade(Submission({"ch1/fix": source.encode()}, {}), repair, seed=1, server=server)
    assert {check.outcome for check in report.exercises[0].checks} == {outcome}


def test_a_student_sees_that_a_stub_to_repair_is_not_started(repair, pytester):
    run = ["-p", "no:cacheprovider", "--import-mode=importlib", "--rootdir", repair.root, repair.root / "exercises"]
    result = pytester.runpytest_subprocess(*run)
    result.stdout.fnmatch_lines(["*ch1/fix*0 of 3    not started", "*2 not_started*"])
    (repair.root / "exercises/ch1/fix.py").write_text(BROKEN.replace("a + b", "a * b"))
    pytester.runpytest_subprocess(*run).assert_outcomes(passed=2)


def make_repair(course: Course) -> None:
    """Turns the exercise of the sound course into one to repair."""
    exercise = course.exercise("times")
    for path, old, new in (
        (exercise.stub, "# TODO: about 1 line.", "# TODO: repair this function."),
        (exercise.stub, 'raise NotImplementedError("answer")', "return a + b"),
        (exercise.chapter.lesson.path, "5 minutes", "5 minutes · repair"),
    ):
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_exercise_to_repair_is_sound_once_its_digest_is_written(tmp_path):
    make_repair(sound_course(tmp_path))
    (fault,) = faults_of(Course(tmp_path), write=False)
    assert fault.endswith("HANDED_OUT is not the digest of the stub (grader verify --write writes it)")
    exercise = Course(tmp_path).exercise("times")
    assert write_handed_out(exercise) == ["exercises/ch1/test_times.py"]
    assert faults_of(Course(tmp_path)) == []
    assert write_handed_out(Course(tmp_path).exercise("times")) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("exercises/ch1/times.py", "return a + b", "return a * b", "the stub to repair fails no check"),
        ("exercises/ch1/times.py", "return a + b", "raise NotImplementedError", "only the stub of a repair has no line"),
        ("exercises/ch1/README.md", " · repair", "", "only the stub of a repair has no line"),
        ("exercises/ch1/README.md", " · repair", " · predict", "only a predict has no functions"),
        ("exercises/ch1/times.py", "# TODO: repair this function.", "# write it", "has a line '# TODO: about 2 lines.'"),
    ],
)  # fmt: skip
def test_each_fault_of_an_exercise_to_repair_is_found(tmp_path, file, old, new, words):
    make_repair(sound_course(tmp_path))
    path = tmp_path / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    write_handed_out(Course(tmp_path).exercise("times"))
    faults = faults_of(Course(tmp_path))
    assert any(words in fault for fault in faults), faults


REASONS = {"1 + 1": "one and one are two", "(2, 3)": "it is what it is", "1 < 2": "one is less", "'a' * 2": "twice"}
RIGHT = {"1 + 1": 2, "(2, 3)": (2, 3), "1 < 2": True, "'a' * 2": "aa"}


def told(predictions):
    """Returns what is said of predictions that are wrong. Nothing if they are right."""
    with activate(InProcess({})):
        try:
            assert_predictions(lambda: predictions, REASONS, eval, table="TABLE")
        except CheckFailed as error:
            return render_facts(error.facts, width=100)
    return ""


def test_right_predictions_pass():
    assert told(RIGHT) == ""
    assert told({**RIGHT, "(2, 3)": [2, 3], "of my own": ...}) == ""


@pytest.mark.parametrize("nothing", [dict.fromkeys(REASONS, ...), dict.fromkeys(REASONS)])
def test_without_predictions_nothing_is_started(nothing):
    with activate(InProcess({})), pytest.raises(CheckNotStarted):
        assert_predictions(lambda: nothing, REASONS, eval, table="TABLE")


def test_the_first_wrong_prediction_is_told_with_the_truth_and_the_reason():
    said = told({**RIGHT, "1 + 1": 3, "1 < 2": 1})
    assert [line.split(maxsplit=1) for line in said.splitlines()] == [
        ["program", "1 + 1"],
        ["expected", "2"],
        ["got", "3"],
        ["one", "and one are two"],
        ["1", "more prediction is wrong"],
    ]


def test_a_missing_prediction_keeps_its_secret():
    said = told({**RIGHT, "1 + 1": ..., "'a' * 2": ...})
    assert "2 of 4 predictions are missing" in said
    assert "none yet" in said
    assert "one and one" not in said
    assert "expected  a prediction" in told({"1 + 1": 2})


class EqualsEverything:
    def __eq__(self, other):
        return True

    __hash__ = None


@pytest.mark.parametrize(
    "odd", [True, 2.0, "2", [2], (2,), EqualsEverything(), {"2": 2}, lambda: 2], ids=lambda odd: type(odd).__name__
)
def test_only_the_very_answer_is_right(odd):
    assert "expected  2" in told({**RIGHT, "1 + 1": odd})


@pytest.mark.parametrize("odd", [None, 3, [RIGHT], list(RIGHT)])
def test_predictions_are_a_dict(odd):
    assert "expected  a dict of predictions" in told(odd)
