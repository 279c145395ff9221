"""`grader verify --changed`: the exercises that differ from a commit."""

import subprocess

import pytest
from click.testing import CliRunner
from miniature import STUBS
from turns import in_turn

from grader.author.changed import changed_exercises
from grader.cli import main
from grader.errors import UsageError

AUTHOR = ("-c", "user.name=T", "-c", "user.email=t@example.org")


def git(course, *arguments):
    done = subprocess.run(["git", "-C", course.root, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def course(miniature):
    git(miniature, "init", "-q")
    git(miniature, "add", "-A")
    git(miniature, *AUTHOR, "commit", "-q", "-m", "all")
    return miniature


def changed(course):
    return [exercise.stem for exercise in changed_exercises(course, "HEAD")]


def test_nothing_has_changed(course):
    assert changed(course) == []


@pytest.mark.parametrize(
    "path",
    [
        "exercises/ch1/fails.py",
        "exercises/ch1/test_fails.py",
        "exercises/ch1/data/fails.csv",
        "exercises/ch1/pictures/fails.py",
        "solutions/ch1/fails.py",
        "solutions/ch1/pitfalls/fails/another.py",
        "tests/versions/right/ch1/fails/one.py",
        "tests/versions/wrong/ch1/fails/one.py",
        "tests/mutants/ch1/fails.toml",
    ],
)
def test_a_changed_or_new_file_counts_for_its_exercise(course, path):
    (course.root / path).parent.mkdir(parents=True, exist_ok=True)
    (course.root / path).write_text("# changed\n")
    assert changed(course) == ["fails"]


def test_a_deleted_file_counts_too(course):
    (course.root / "solutions/ch1/pitfalls/fails/constant.py").unlink()
    assert changed(course) == ["fails"]


def test_a_lesson_counts_for_its_chapter_and_other_files_for_none(course):
    (course.root / "README.md").write_text("changed")
    assert changed(course) == []
    (course.root / "exercises/ch1/README.md").write_text("changed")
    assert len(changed(course)) == len(STUBS)


def test_a_course_below_the_top_of_its_checkout_is_compared_too(course, tmp_path):
    outer = tmp_path / "outer"
    outer.mkdir()
    (course.root / ".git").rename(tmp_path / "unused")
    course.root.rename(outer / "course")
    subprocess.run(["git", "init", "-q", outer], check=True)
    subprocess.run(["git", "-C", outer, "add", "-A"], check=True)
    name = ["-c", "user.name=T", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *name, "-C", outer, "commit", "-q", "-m", "all"], check=True)
    inner = type(course)(outer / "course")
    (inner.root / "exercises/ch1/fails.py").write_text("# changed\n")
    (inner.root / "solutions/ch1/pitfalls/fails/new.py").write_text("# new\n")
    assert changed(inner) == ["fails"]


def test_a_commit_that_git_does_not_know_is_named(course):
    with pytest.raises(UsageError, match=r"git cannot compare this course: .*nowhere"):
        changed_exercises(course, "nowhere")
    with pytest.raises(UsageError, match="git cannot compare this course"):
        changed_exercises(course, "--output=stolen")
    assert not (course.root / "stolen").exists()


def test_the_command_proves_only_what_has_changed(course, monkeypatch):
    monkeypatch.chdir(course.root)
    result = CliRunner().invoke(main, ["verify", "ch1", "--changed", "HEAD", "--no-isolated"])
    assert (result.exit_code, result.output) == (0, "nothing has changed since HEAD\n")
    (course.root / "exercises/ch1/passes.py").write_text("# changed\n")
    result = CliRunner().invoke(main, ["verify", "ch1", "--changed", "HEAD", "--no-isolated"])
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.output.splitlines() if not line.startswith(" ")] == ["ch1/passes"]


def test_a_lesson_may_be_left_out(course):
    (course.root / "exercises/ch1/README.md").write_text("changed")
    assert sorted(changed(course)) == sorted(STUBS)
    assert changed_exercises(course, "HEAD", lessons=False) == ()


def test_each_exercise_has_its_turn_and_a_changed_one_at_once(course):
    (course.root / "exercises/ch1/fails.py").write_text("# changed\n")
    turns = [in_turn(course, "HEAD", f"commit {number}", most=2) for number in range(30)]
    assert all("ch1/fails" in turn and len(turn) == 2 for turn in turns)
    for exercise in course.exercises:
        if exercise.stem != "fails":
            assert 0 < sum(exercise.name in turn for turn in turns) < 30


def test_the_latest_change_comes_first_if_there_are_too_many(course):
    first = git(course, "rev-parse", "HEAD")
    for stem in ("raises", "fails"):
        (course.root / f"exercises/ch1/{stem}.py").write_text("# changed\n")
        git(course, *AUTHOR, "commit", "-qam", stem)
    assert in_turn(course, first, "any", most=1) == {"ch1/fails"}
    assert in_turn(course, first, "any", most=2) == {"ch1/fails", "ch1/raises"}
