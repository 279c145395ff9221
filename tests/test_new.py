"""The scaffold of a new exercise: what it writes is sound, and it never writes over anything."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from grader.author.docstrings import write_handed_out
from grader.author.form import author_is_done, course_form
from grader.author.new import create_exercise
from grader.author.verify import verify_exercise
from grader.cli import main
from grader.course import Course

FILES = (
    "exercises/ch3/all_pairs.py",
    "exercises/ch3/test_all_pairs.py",
    "solutions/ch3/all_pairs.py",
    "solutions/ch3/pitfalls/all_pairs/floor_division.py",
    "solutions/ch3/pitfalls/all_pairs/int_of_a_tracer.py",
    "exercises/ch3/README.md",
)


def snapshot(course):
    return {path: path.read_bytes() for path in course.root.rglob("*") if path.is_file()}


def finish(course, created):
    """Does what the author does last: deletes the marks."""
    for name in created.files:
        path = course.root / name
        path.write_text(path.read_text(encoding="utf-8").replace("TODO(author)", "Written"), encoding="utf-8")
    return Course(course.root)


def headings(course, chapter):
    text = (course.root / f"exercises/{chapter}/README.md").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.startswith("## ")]


def test_a_new_exercise_is_sound_as_soon_as_its_marks_are_gone(miniature, server):
    created = create_exercise(miniature, "ch3/all_pairs")
    course = finish(miniature, created)
    write_handed_out(course.exercise("ch3/all_pairs"))
    course = Course(course.root)
    assert verify_exercise(course.exercise("ch3/all_pairs"), range(2), server) == []


def test_each_file_is_a_fault_until_its_marks_are_gone(miniature):
    create_exercise(miniature, "ch3/all_pairs")
    exercise = Course(miniature.root).exercise("ch3/all_pairs")
    expected = [f"{path} still has TODO(author)" for path in FILES[:5]]
    assert list(author_is_done(exercise)) == [*expected, "exercises/ch3/README.md#all_pairs still has TODO(author)"]


def test_the_opening_of_a_new_chapter_is_a_fault_until_its_marks_are_gone(miniature):
    created = create_exercise(miniature, "ch3/all_pairs")
    fault = "exercises/ch3/README.md still has TODO(author) outside of its exercises"
    assert fault in course_form(Course(miniature.root))
    assert fault not in course_form(finish(miniature, created))


def test_marks_of_one_exercise_are_no_fault_of_its_neighbour(miniature):
    course = finish(miniature, create_exercise(miniature, "ch3/all_pairs"))
    create_exercise(course, "ch3/second_one")
    course = Course(miniature.root)
    assert list(author_is_done(course.exercise("ch3/all_pairs"))) == []
    assert not any("outside of its exercises" in fault for fault in course_form(course))


def test_a_new_chapter_gets_a_lesson_with_an_opening(miniature):
    created = create_exercise(miniature, "ch3/all_pairs")
    lesson = (miniature.root / "exercises/ch3/README.md").read_text(encoding="utf-8")
    assert created.new_lesson
    assert lesson.startswith("# Chapter 3: TODO(author)\n")
    assert (
        "pytest exercises/ch3/test_all_pairs.py    # one exercise\n"
        "pytest exercises/ch3                      # the whole chapter\n"
    ) in lesson
    assert "**Get a hint.** `grader hint ch3/all_pairs`" in lesson


def test_a_section_is_added_behind_the_others_and_changes_no_line_of_theirs(miniature):
    before = (miniature.root / "exercises/ch1/README.md").read_text(encoding="utf-8")
    created = create_exercise(miniature, "ch1/all_pairs")
    after = (miniature.root / "exercises/ch1/README.md").read_text(encoding="utf-8")
    assert not created.new_lesson
    assert after.startswith(before.rstrip() + "\n\n## all_pairs\n\n*")
    assert after.endswith("</details>\n")


def test_a_section_goes_before_the_closing_sections(miniature):
    create_exercise(miniature, "ch3/all_pairs")
    lesson = miniature.root / "exercises/ch3/README.md"
    closing = "## What older notes say\n\nOld words.\n\n## Where to go on\n\nThere.\n"
    lesson.write_text(lesson.read_text(encoding="utf-8") + "\n" + closing, encoding="utf-8")
    create_exercise(Course(miniature.root), "ch3/second_one")
    assert headings(miniature, "ch3") == [
        "## all_pairs",
        "## second_one",
        "## What older notes say",
        "## Where to go on",
    ]
    assert lesson.read_text(encoding="utf-8").endswith("</details>\n\n" + closing)


def test_headings_of_several_words_before_the_exercises_stay_before_them(miniature):
    lesson = miniature.root / "exercises/ch1/README.md"
    lesson.write_text("# Chapter 1\n\n## Before you begin\n\nWords.\n\n## passes\n\n*Multiply.*\n", encoding="utf-8")
    create_exercise(Course(miniature.root), "ch1/all_pairs")
    assert headings(miniature, "ch1") == ["## Before you begin", "## passes", "## all_pairs"]


def test_the_command_says_what_it_wrote_and_what_to_do_next(miniature, monkeypatch):
    monkeypatch.chdir(miniature.root / "exercises/ch1")
    result = CliRunner().invoke(main, ["new", "ch3/all_pairs"])
    assert result.exit_code == 0
    assert result.output == (
        f"course    {miniature.root}\n" + "".join(f"wrote     {path}\n" for path in FILES) + "\n"
        "It is a small exercise that works. Make it yours: follow each TODO(author), and delete the mark.\n"
        "  shows what a student sees      pytest exercises/ch3/test_all_pairs.py\n"
        "  grades your solution           tox -e grade -- solutions -c ch3/all_pairs\n"
        "  says what is missing or wrong  grader verify ch3/all_pairs\n"
    )
    again = CliRunner().invoke(main, ["new", "ch3/second_one"])
    assert "\nextended  exercises/ch3/README.md\n" in again.output


NO_NAME = "expected a name such as ch3/all_pairs, found {!r}; write the chapter, a slash, and a name of small letters, digits and underscores"
NO_FUNCTION = "expected a name for a function, found {}; choose another name"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("all_pairs", NO_NAME.format("all_pairs")),
        ("ch3/AllPairs", NO_NAME.format("ch3/AllPairs")),
        ("ch3/../all_pairs", NO_NAME.format("ch3/../all_pairs")),
        ("ch3/2nd", NO_NAME.format("ch3/2nd")),
        ("ch03/all_pairs", "expected a chapter such as ch3, found ch03; write ch3/all_pairs"),
        ("ch3/lambda", NO_FUNCTION.format("'lambda', a keyword of Python")),
        ("ch3/test_pairs", NO_FUNCTION.format("'test_pairs', which pytest would take for one of its own")),
        ("ch3/conftest", NO_FUNCTION.format("'conftest', which pytest would take for one of its own")),
        ("ch3/points", NO_FUNCTION.format("'points', which the new files use for something else")),
        ("ch1/passes", "expected a new name, found the exercise ch1/passes; choose another name"),
        ("ch3/passes", "expected a new name, found the exercise ch1/passes; choose another name"),
    ],
)
def test_a_name_that_cannot_be_used_is_refused_and_nothing_is_written(miniature, monkeypatch, name, message):
    monkeypatch.chdir(miniature.root)
    before = snapshot(miniature)
    result = CliRunner().invoke(main, ["new", name])
    assert (result.exit_code, result.output) == (2, f"grader: {message}\n")
    assert snapshot(miniature) == before


@pytest.mark.parametrize("path", [FILES[0], FILES[2], FILES[4]])
def test_a_file_in_the_way_is_kept_and_nothing_is_written(miniature, monkeypatch, path):
    monkeypatch.chdir(miniature.root)
    in_the_way = miniature.root / path
    in_the_way.parent.mkdir(parents=True)
    in_the_way.write_text("mine", encoding="utf-8")
    before = snapshot(miniature)
    result = CliRunner().invoke(main, ["new", "ch3/all_pairs"])
    message = f"expected no file at {path}, found one; move it away, or choose another name"
    assert (result.exit_code, result.output) == (2, f"grader: {message}\n")
    assert snapshot(miniature) == before


def test_a_section_without_an_exercise_is_kept_and_nothing_is_written(miniature, monkeypatch):
    monkeypatch.chdir(miniature.root)
    lesson = miniature.root / "exercises/ch1/README.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + "## all_pairs\n", encoding="utf-8")
    before = snapshot(miniature)
    result = CliRunner().invoke(main, ["new", "ch1/all_pairs"])
    assert result.exit_code == 2
    assert "expected no section '## all_pairs' in exercises/ch1/README.md, found one;" in result.output
    assert snapshot(miniature) == before


def test_if_a_file_cannot_be_written_the_others_are_taken_away(miniature, monkeypatch):
    monkeypatch.chdir(miniature.root)
    (miniature.root / "exercises/ch3/README.md").mkdir(parents=True)
    before = snapshot(miniature)
    result = CliRunner().invoke(main, ["new", "ch3/all_pairs"])
    assert result.exit_code == 2
    assert "grader: the exercise cannot be written: Is a directory: " in result.output
    assert snapshot(miniature) == before


def test_it_needs_no_jax(miniature):
    code = (
        "import sys; sys.argv = ['grader', 'new', 'ch3/all_pairs']\nfrom grader.cli import main\n"
        "try: main()\nfinally: print('jax' in sys.modules or 'numpy' in sys.modules, file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=miniature.root, capture_output=True, text=True, check=False
    )
    assert result.stderr.strip().endswith("False")
    assert all((miniature.root / path).is_file() for path in FILES)
