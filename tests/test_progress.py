"""The memory of a student's work, and the commands that tell it."""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from click.testing import CliRunner
from miniature import STUBS, write

from grader.cli import main
from grader.course import Course, find_course
from grader.results import CheckResult, ExerciseResult
from grader.student.handed_out import is_as_handed_out
from grader.student.progress import FILE, Known, Progress
from grader.student.watch import Standing


@pytest.fixture
def run(miniature, monkeypatch):
    """Runs a command of the grader in the miniature course, and returns what it prints."""
    monkeypatch.chdir(miniature.root)

    def run(*arguments, code=0, **more):
        done = CliRunner().invoke(main, arguments, **more)
        assert done.exit_code == code, done.output
        return done.output

    return run


def result_of(course, stem, *outcomes):
    exercise = course.exercise(stem)
    checks = [
        CheckResult(exercise.name, check.name, check.title, outcome, check.points * (outcome == "passed"), check.points)
        for check, outcome in zip(exercise.checks, outcomes, strict=True)
    ]
    return ExerciseResult(exercise.name, tuple(checks))


def hand_in(course, stem, source):
    (course.root / f"exercises/ch1/{stem}.py").write_text(source)


def attempt(course, stem, source, *outcomes):
    hand_in(course, stem, source)
    Progress(course).record([result_of(course, stem, *outcomes)])


def test_points_are_those_of_the_file_as_it_is_now(miniature):
    fails = miniature.exercise("fails")
    attempt(miniature, "fails", STUBS["passes"], "passed", "passed")
    assert Progress(miniature).of(fails) == Known(Progress(miniature).of(fails).digest, 3, True, 1, 1)
    hand_in(miniature, "fails", STUBS["fails"])
    progress = Progress(miniature)
    assert (progress.of(fails).score, progress.of(fails).passed) == (0, False)
    assert progress.is_changed(fails)
    assert progress.has_passed(fails)


def test_a_streak_is_of_first_tries(miniature):
    attempt(miniature, "passes", STUBS["passes"], "passed", "passed")
    attempt(miniature, "fails", STUBS["fails"], "passed", "failed")
    attempt(miniature, "fails", STUBS["passes"], "passed", "passed")
    assert Progress(miniature).streak == 0
    attempt(miniature, "raises", STUBS["passes"], "passed", "passed")
    attempt(miniature, "hangs", STUBS["passes"], "passed", "passed")
    attempt(miniature, "hangs", STUBS["fails"], "passed", "failed")  # later versions are no tries
    assert Progress(miniature).streak == 2


def test_half_a_file_and_half_a_run_are_no_tries(miniature):
    attempt(miniature, "fails", STUBS["syntax_error"], "failed", "failed")
    attempt(miniature, "fails", STUBS["passes"], "passed", "skipped")
    assert Progress(miniature).of(miniature.exercise("fails")) == Known()


def test_the_next_exercise_comes_after_this_one_and_then_from_the_beginning(miniature):
    names = [exercise.stem for exercise in miniature.exercises]
    attempt(miniature, names[0], STUBS["passes"], "passed", "passed")
    attempt(miniature, names[-1], STUBS["passes"], "passed", "passed")
    assert Progress(miniature).next_exercise() == miniature.exercise(names[1])
    standing = Standing.of(miniature, Progress(miniature))
    assert standing.next_after(miniature.exercise(names[1])) == miniature.exercise(names[2])
    assert standing.next_after(miniature.exercise(names[-1])) == miniature.exercise(names[1])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"version": 9, "exercises": {}}',
        '{"version": 1, "exercises": []}',
        '{"version": 1, "exercises": {"ch1/fails": {"score": "3"}}}',
        '{"version": 1, "exercises": {"ch1/fails": {"colour": 3}}}',
        "\udcff",
    ],
)
def test_a_file_that_cannot_be_read_is_an_empty_one(miniature, text):
    (miniature.root / FILE).write_text(text, errors="surrogateescape")
    progress = Progress(miniature)
    assert progress.of(miniature.exercise("fails")) == Known()
    progress.give_hint(miniature.exercise("fails"))
    assert json.loads((miniature.root / FILE).read_text())["version"] == 1


def test_pytest_remembers_what_it_checked(miniature):
    write(miniature.root / "pyproject.toml", '[tool.pytest]\naddopts = ["--import-mode=importlib"]\n')
    hand_in(miniature, "passes", STUBS["passes"])
    hand_in(miniature, "fails", STUBS["fails"])
    command = [sys.executable, "-P", "-m", "pytest", "-q", "-n", "1", "exercises/ch1/test_passes.py"]
    subprocess.run([*command, "exercises/ch1/test_fails.py"], cwd=miniature.root, capture_output=True, check=False)
    progress = Progress(Course(miniature.root))
    assert progress.of(miniature.exercise("passes")).passed
    assert (progress.of(miniature.exercise("fails")).score, progress.of(miniature.exercise("fails")).tries) == (2, 1)


def test_status_and_next_say_where_the_student_stands(run, miniature):
    assert "Nothing was checked yet" in run("status")
    attempt(miniature, "passes", STUBS["passes"], "passed", "passed")
    attempt(miniature, "fails", STUBS["fails"], "passed", "failed")
    hand_in(miniature, "fails", STUBS["passes"])
    text = run("status")
    assert "1 of 8 exercises, 3 of 24 points" in text
    assert "Changed since the last check, so without points: ch1/fails" in text
    assert "Next: ch1/fails  Multiply." in text
    assert run("next").splitlines() == [
        "Next: ch1/fails  Multiply.",
        "  read     grader lesson ch1/fails",
        "  fill in  exercises/ch1/fails.py",
        "  check    grader watch ch1/fails",
    ]


def test_hints_are_given_one_after_the_other(run, miniature):
    lesson = miniature.root / "exercises/ch1/README.md"
    hints = "".join(f"<details><summary>Hint {n}</summary>\n\nThink {n}.\n\n</details>\n" for n in (1, 2, 3))
    lesson.write_text(lesson.read_text().replace("## fails\n\n*Multiply.*\n", f"## fails\n\n*Multiply.*\n\n{hints}"))
    assert run("hint", "fails").startswith("ch1/fails, hint 1 of 3\n\nThink 1.\n\nTry it first.")
    assert "hint 2 of 3" in run("hint", "fails")
    assert run("hint", "fails") == "ch1/fails, hint 3 of 3\n\nThink 3.\n"
    assert run("hint", "fails") == "ch1/fails, hint 3 of 3\n\nThink 3.\n"
    assert "hint 1 of 3" in run("hint", "fails", "1")
    assert "Hint" not in run("lesson", "fails")


def test_the_solution_is_shown_once_passed(run, miniature):
    hand_in(miniature, "fails", STUBS["fails"])
    assert "ch1/fails has not passed yet" in run("diff", "fails", code=2)
    attempt(miniature, "fails", "def answer(a, b):\n    return b * a\n", "passed", "passed")
    text = run("diff", "fails")
    assert "return b * a" in text
    assert "return a * b" in text
    (miniature.root / "solutions/ch1/fails.py").unlink()
    assert "no solutions" in run("diff", "fails", code=2)


def git(course, *arguments):
    identity = ["-c", "user.name=student", "-c", "user.email=student@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=course.root, check=True, capture_output=True)


def test_reset_asks_takes_the_stub_from_history_and_keeps_the_answer(run, miniature):
    stub = miniature.root / "exercises/ch1/fails.py"
    handed_out = stub.read_bytes()
    git(miniature, "init", "-q")
    git(miniature, "add", "-A")
    git(miniature, "commit", "-qm", "as handed out")
    stub.write_text(STUBS["fails"])
    git(miniature, "commit", "-qam", "my answer")
    attempt(miniature, "fails", STUBS["passes"], "passed", "passed")
    run("reset", "fails", code=1, input="n\n")
    assert stub.read_text() == STUBS["passes"]
    assert "Your answer is in exercises/ch1/fails.py.1.bak" in run("reset", "fails", input="y\n")
    assert stub.read_bytes() == handed_out
    assert (miniature.root / "exercises/ch1/fails.py.1.bak").read_text() == STUBS["passes"]
    assert Progress(miniature).of(miniature.exercise("fails")) == Known()


def test_reset_without_history_says_what_to_do(run, miniature):
    hand_in(miniature, "fails", STUBS["passes"])
    assert "take it from a new copy of the course" in run("reset", "fails", "--yes", code=2)


def test_every_stub_of_the_course_is_as_handed_out_and_no_solution_is():
    for exercise in find_course().exercises:
        assert is_as_handed_out(exercise, exercise.stub.read_bytes()), exercise.name
        assert not is_as_handed_out(exercise, exercise.solution.read_bytes()), exercise.name


def test_a_mistyped_command_gets_the_nearest(run):
    assert "Did you mean watch?" in run("wach", code=2)
    assert "grader --help lists them all" in run("xyzzy", code=2)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_names_are_completed(miniature, monkeypatch, shell):
    monkeypatch.chdir(miniature.root)
    words = {"COMP_WORDS": "grader watch ch1/p", "COMP_CWORD": "ch1/p" if shell == "fish" else "2"}
    done = subprocess.run(
        [Path(sysconfig.get_path("scripts")) / "grader"],
        env={**os.environ, **words, "_GRADER_COMPLETE": f"{shell}_complete"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ch1/passes" in done.stdout, done
    assert "ch1/fails" not in done.stdout
