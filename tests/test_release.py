"""`grader release`: a course without solutions that still names known mistakes."""

import json

import pytest
from click.testing import CliRunner
from miniature import PITFALL, STUB, STUBS, make_course, write

from grader.author.form import chapter_form
from grader.author.release import copy_for_students, release
from grader.cli import main
from grader.course import Course, find_course
from grader.course.submissions import Submission
from grader.errors import UsageError
from grader.runner.grading import grade
from grader.runner.pitfalls import Explainer
from grader.runner.released import read_released
from grader.system import processors

SENTENCE = "a constant was returned."


@pytest.fixture
def course(tmp_path):
    return make_course(tmp_path / "course", {"fails": STUB})


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A release of the miniature course, made once."""
    folder = tmp_path_factory.mktemp("released")
    release(make_course(tmp_path_factory.mktemp("course"), {"fails": STUB}), folder)
    return folder


@pytest.fixture
def released(made, pytester):
    """A copy of the release, in which a student works."""
    for path in made.rglob("*.*"):
        write(pytester.path / path.relative_to(made), path.read_text(encoding="utf-8"))
    pytester.makefile(".toml", pyproject='[tool.pytest]\naddopts = ["--import-mode=importlib"]\n')
    return pytester


def fingerprints(released):
    return released.path / "exercises" / "ch1" / "fingerprints.json"


def said_by_pytest(released, *options, body="return 42"):
    write(released.path / "exercises/ch1/fails.py", f"def answer(a, b):\n    {body}\n")
    result = released.runpytest_subprocess("-p", "no:cacheprovider", "exercises", *options)
    result.stdout.fnmatch_lines(["  2 of 3 points"])
    return [line.split("  ")[-1] for line in result.outlines if "looks like" in line]


def said_by_judge(folder, server):
    submission = Submission({"ch1/fails": STUBS["fails"].encode()}, {})
    report = grade(submission, Course(folder), seed=1, server=server)
    return [dict(check.facts).get("looks like", "") for check in report.checks]


def texts(folder):
    return {
        path: path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_a_release_holds_lesson_stub_checks_and_fingerprints(made):
    names = [path.relative_to(made).as_posix() for path in texts(made)]
    expected = ("README.md", "fails.py", "fingerprints.json", "handed_out.json", "test_fails.py")
    assert names == [f"exercises/ch1/{name}" for name in expected]
    assert list(chapter_form(Course(made).chapters[0])) == [
        f"ch1: the lesson's section '{stem}' has no exercise" for stem in STUBS if stem != "fails"
    ]


def test_fingerprints_hold_sentences_outcomes_and_hashes(made):
    text = (made / "exercises/ch1/fingerprints.json").read_text()
    (pitfall,) = json.loads(text)["exercises"]["fails"]["pitfalls"]
    assert pitfall["says"] == SENTENCE
    outcomes = {check: outcome for check, (outcome, _) in pitfall["seen"].items()}
    assert outcomes == {"answer": "passed", "random": "failed"}
    for _, observations in pitfall["seen"].values():
        assert [len(one) for one in observations] == [2]
        assert all(len(bytes.fromhex(one)) == 8 for hashes in observations for one in hashes)
    for line in PITFALL.splitlines()[1:]:
        assert not line or line.strip() not in text


def test_a_student_reads_the_sentence(released):
    assert said_by_pytest(released) == [SENTENCE]


@pytest.mark.parametrize("body", ["return 42 if a < 9 else 43", "return a * b if a < 9 else str(a * b)"])
def test_another_mistake_has_no_sentence(released, body):
    assert said_by_pytest(released, body=body) == []


def test_with_other_numbers_there_is_no_sentence(released):
    assert said_by_pytest(released, "--seed", "3") == []


def test_the_judge_reads_fingerprints_too(released, server, monkeypatch):
    monkeypatch.setattr(Explainer, "_run", lambda *_: pytest.fail("a pitfall was run"))
    assert said_by_judge(released.path, server) == ["", SENTENCE]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: "[" * 100_000,
        lambda text: "[]",
        lambda text: text.replace('"format": 1', '"format": 2'),
        lambda text: text.replace('"fails": {', '"other": {'),
        lambda text: text.replace('"failed", [[', '"failed", [3, ['),
        lambda text: text.replace('"checks": "', '"checks": "0'),
    ],
)
def test_a_damaged_file_explains_nothing(released, server, damage):
    text = fingerprints(released).read_text()
    assert damage(text) != text
    fingerprints(released).write_text(damage(text))
    assert read_released(Course(released.path).exercise("fails")) == ()
    assert said_by_judge(released.path, server) == ["", ""]


def test_fingerprints_of_other_checks_explain_nothing(released, server):
    with (released.path / "exercises/ch1/test_fails.py").open("a") as file:
        file.write("# changed\n")
    assert said_by_judge(released.path, server) == ["", ""]


def test_another_version_of_jax_is_no_obstacle(released, server):
    text = fingerprints(released).read_text()
    plain = json.loads(text)
    fingerprints(released).write_text(json.dumps(plain | {"jax": "99.0"}))
    assert said_by_judge(released.path, server) == ["", SENTENCE]


def test_solutions_that_are_handed_out_later_count_more(released, server):
    text = fingerprints(released).read_text()
    fingerprints(released).write_text(text.replace(SENTENCE, "something else was returned."))
    assert said_by_judge(released.path, server) == ["", "something else was returned."]
    write(released.path / "solutions/ch1/fails.py", STUBS["passes"])
    write(released.path / "solutions/ch1/pitfalls/fails/constant.py", PITFALL)
    assert said_by_judge(released.path, server) == ["", SENTENCE]


def test_data_and_pictures_travel(course, tmp_path):
    for name in ("exercises/ch1/data/fails.csv", "exercises/ch1/pictures/fails.py"):
        write(course.root / name, "x = 1\n")
    copy_for_students(course, tmp_path / "made")
    names = {path.relative_to(tmp_path / "made").as_posix() for path in texts(tmp_path / "made")}
    assert {"exercises/ch1/data/fails.csv", "exercises/ch1/pictures/fails.py"} <= names


def test_only_known_files_travel(course, tmp_path):
    for name in (
        *("exercises/ch1/fails_mine.py", "exercises/ch1/__pycache__/fails.pyc", "exercises/notes.md", "hand-ins/a.py"),
        *("grader/cli/__pycache__/main.pyc", "tests/versions/right/ch1/fails/a.py", ".git/config", "grades.csv"),
    ):
        write(course.root / name, "private")
    for name in ("README.md", "pyproject.toml", "grader/cli/main.py", "docs/report.md"):
        write(course.root / name, "public")
    copy_for_students(course, tmp_path / "copy")
    assert "private" not in texts(tmp_path / "copy").values()
    assert [*texts(tmp_path / "copy").values()].count("public") == 4


def test_no_answer_of_the_course_travels(tmp_path):
    course = find_course()
    copy_for_students(course, tmp_path)
    handed_out = texts(tmp_path)
    assert not [path for path in handed_out if {"solutions", "pitfalls", "versions", "tests"} & {*path.parts[-4:-1]}]
    public = "\n".join(text for path, text in handed_out.items() if "exercises" in path.relative_to(tmp_path).parts)
    beside = "\n".join(text for path, text in handed_out.items() if "exercises" not in path.relative_to(tmp_path).parts)
    for exercise in course.exercises:
        for path in (exercise.solution, *(pitfall.path for pitfall in exercise.pitfalls)):
            lines = map(str.strip, path.read_text(encoding="utf-8").splitlines())
            own = [line for line in lines if len(line) > 32 and not line.startswith('"""') and line not in public]
            assert not [line for line in own if line in beside], path


@pytest.mark.parametrize(
    ("prepare", "folder", "says"),
    [
        (lambda root: write(root / "out/file", ""), "out", "expected a new or an empty folder"),
        (lambda root: write(root / "out", ""), "out", "expected a new or an empty folder"),
        (lambda root: None, "course/exercises/ch1/out", "lies in a folder that would be copied"),
        (lambda root: None, "course/grader", "lies in a folder that would be copied"),
        (lambda root: write(root / "course/exercises/ch1/fails.py", STUBS["fails"]), "out", "fails.py was worked on"),
        (lambda root: (root / "course/solutions/ch1/pitfalls/fails/constant.py").unlink(), "out", "has no pitfalls"),
    ],
)
def test_what_cannot_be_released_writes_nothing(course, tmp_path, prepare, folder, says):
    prepare(tmp_path)
    before = texts(tmp_path)
    with pytest.raises(UsageError, match=says):
        release(course, tmp_path / folder)
    assert texts(tmp_path) == before


def test_a_student_can_go_back_to_a_stub(released, monkeypatch):
    monkeypatch.chdir(released.path)
    stub = released.path / "exercises" / "ch1" / "fails.py"
    before = stub.read_text()
    stub.write_text(STUBS["fails"])
    result = CliRunner().invoke(main, ["reset", "fails", "--yes"])
    assert result.exit_code == 0, result.output
    assert stub.read_text() == before


@pytest.mark.skipif(len(processors()) < 2, reason="one processor works alone")
def test_a_course_of_many_exercises_is_observed_side_by_side(tmp_path):
    stems = [f"fails_{number}" for number in range(8)]
    course = make_course(tmp_path / "course", dict.fromkeys(stems, STUB))
    for stem in stems:
        write(course.root / f"solutions/ch1/{stem}.py", STUBS["passes"])
        write(course.root / f"solutions/ch1/pitfalls/{stem}/constant.py", PITFALL)
    release(course, tmp_path / "out")
    found = json.loads(Course(tmp_path / "out").chapters[0].fingerprints.read_text())
    assert f"{stems[0]}" in str(found)
    assert f"{stems[-1]}" in str(found)
    write(course.root / f"exercises/ch1/{stems[5]}.py", STUBS["fails"])
    with pytest.raises(UsageError, match=f"{stems[5]}.py was worked on"):
        release(course, tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_the_command_tells_what_it_wrote(course, tmp_path, monkeypatch):
    monkeypatch.chdir(course.root)
    result = CliRunner().invoke(main, ["release", "../for-students"])
    assert result.exit_code == 0, result.output
    assert "wrote     ../for-students, without solutions" in result.output
    assert "explains  1 known mistake in 1 exercise\n" in result.output
    assert Course(tmp_path / "for-students").chapters[0].fingerprints.is_file()
