"""The course on disk, and the proof that the real one is sound."""

import ast
import re

import pytest
from miniature import make_course

from grader.boundary.workers import Workers
from grader.course import find_course
from grader.messages import CourseError
from grader.verify import verify_chapter, verify_exercise

COURSE = find_course()


@pytest.mark.parametrize("exercise", COURSE.exercises, ids=lambda exercise: exercise.name)
def test_the_course_is_sound(exercise, workers: Workers):
    faults = verify_exercise(exercise, seeds=range(3), workers=workers)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("chapter", COURSE.chapters)
def test_a_chapter_holds_its_exercises_and_nothing_else(chapter):
    assert verify_chapter(COURSE, chapter) == []


def test_chapters_1_and_2_are_whole():
    names = [exercise.name for exercise in COURSE.exercises]
    assert sum(name.startswith("ch1/") for name in names) == 10
    assert sum(name.startswith("ch2/") for name in names) == 11


BELIEVING = {"assert_pure", "assert_compiled_whole", "assert_primitives", "count_primitives"}
COUNTING = {"assert_traces", "count_traces", "Counted"}


def imported_uses(exercise, check):
    """What a check uses of `grader.checks`, in its own body and in the functions of its file that it calls."""
    tree = ast.parse(exercise.test.read_bytes())
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    imported = {
        alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module == "grader.checks"
        for alias in node.names
    }
    waiting, seen, used = [f"test_{check.name}"], set(), set()
    while waiting:
        seen.add(name := waiting.pop())
        names = {node.id for node in ast.walk(functions[name]) if isinstance(node, ast.Name)}
        used |= names & imported
        waiting += names & functions.keys() - seen
    return used


def test_what_believes_a_worker_is_listed_and_worth_little():
    page = (COURSE.root / "SECURITY.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(ch\d+/\w+ \w+)` \|", page, re.MULTILINE)
    checks = {
        f"{exercise.name} {check.name}": (exercise, check) for exercise in COURSE.exercises for check in exercise.checks
    }
    assert set(listed) <= set(checks)
    for name, (exercise, check) in checks.items():
        uses = imported_uses(exercise, check)
        believes = uses & BELIEVING or (uses & COUNTING and "assert_from_cache" not in uses)
        assert name in listed or not believes, (
            f"{name} believes a worker ({uses}): give it one point and list it in SECURITY.md"
        )
        assert (check.points == 1) == (name in listed), (
            f"{name}: a check that is listed in SECURITY.md is worth 1, others more"
        )
    total = sum(check.points for _, check in checks.values())
    assert len(listed) < 0.05 * total


def test_exercises_come_in_the_order_of_the_lesson():
    assert COURSE.select(("ch2",))[0].name == "ch2/read_jaxpr"
    assert COURSE.select(("2",))[-1].name == "ch2/jit_training"


def test_names_are_read_off_the_checks_when_the_stub_is_broken(tmp_path):
    course = make_course(tmp_path, {"passes": "def answer(a,\n"})
    assert [name.name for name in course.exercise("passes").names] == ["answer"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("@points(2)\n", "", "exactly one decorator"),
        ("@points(2)", "@points(0)", "a whole number above 0"),
        ("@points(2)", "@points(n)", "a whole number above 0"),
        ('    """six times seven"""\n', "", "a docstring of one line"),
        ("def test_random", "def test_answer", "two checks are called"),
        ("def test_", "def check_", "has no checks"),
    ],
)
def test_a_check_file_that_breaks_the_rules_is_named(tmp_path, old, new, words):
    course = make_course(tmp_path, {"passes": "def answer(a, b): ..."})
    test = course.root / "exercises/ch1/test_passes.py"
    test.write_text(test.read_text().replace(old, new))
    with pytest.raises(CourseError, match=words):
        _ = course.exercise("passes").checks


def sound_course(root):
    """An exercise in which every proof holds."""
    course = make_course(root, {})
    stub = '"""Multiply."""\n\n\ndef answer(a: int, b: int) -> int:\n    """The product.\n\n    Example:\n        >>> answer(2, 3)\n        6\n    """\n    # TODO: 1 line.\n    raise NotImplementedError("answer")\n'
    solution = stub.replace('    # TODO: 1 line.\n    raise NotImplementedError("answer")\n', "    return a * b\n")
    hints = "".join(f"<details><summary>Hint {n}</summary>\n\nThink {n}.\n\n</details>\n" for n in (1, 2, 3))
    lesson = (
        "# Chapter 1\n\n## times\n\n*Multiply.*\n\n```python\nprint(2 * 3)  # 6\n```\n\n"
        f"[docs](https://docs.jax.dev/en/latest/)\n\n{hints}"
    )
    from miniature import CHECKS, PITFALL

    files = {
        "exercises/ch1/times.py": stub,
        "exercises/ch1/test_times.py": CHECKS.format(stem="times"),
        "exercises/ch1/README.md": lesson,
        "solutions/ch1/times.py": solution,
        "solutions/ch1/pitfalls/times/constant.py": PITFALL,
        "solutions/ch1/pitfalls/times/sum.py": '"""the numbers were added."""\n\ndef answer(a, b):\n    return a + b\n',
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return course


def faults_of(course):
    return verify_exercise(course.exercise("times"), seeds=[0], workers=None)


def test_a_sound_exercise_has_no_faults(tmp_path):
    course = sound_course(tmp_path)
    (tmp_path / "solutions/ch1/pitfalls/fails/constant.py").unlink()
    assert faults_of(course) == []
    assert verify_chapter(course, "ch1") == []


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("solutions/ch1/times.py", "a * b", "a + b", "the solution is failed in answer"),
        ("solutions/ch1/times.py", "The product.", "The sum.", "stub and solution differ"),
        ("solutions/ch1/times.py", "b: int)", "c: int)", "stub and solution differ"),
        ("exercises/ch1/times.py", "raise NotImplementedError", "return a * b  #", "the stub is passed in answer"),
        ("solutions/ch1/pitfalls/times/sum.py", "a + b", "a * b", "pitfall sum fails no check"),
        ("solutions/ch1/pitfalls/times/sum.py", "a + b", "42", "the sentence printed is"),
        ("solutions/ch1/pitfalls/times/sum.py", "added.", "added", "with a full stop"),
        ("solutions/ch1/pitfalls/times/sum.py", "def answer", "def total", "lacks answer"),
        ("exercises/ch1/test_times.py", "assert_equal(got, 42", "assert_equal(1, 1", "no pitfall fails answer"),
        ("exercises/ch1/test_times.py", "assert_equal(got, 42", "assert_equal(got // 1, 42", "falls over a stub that returns"),
        ("exercises/ch1/test_times.py", "(rng)", "(tmp_path)", "asks for tmp_path"),
        ("exercises/ch1/README.md", "print(2 * 3)", "print(2 * 4)", "promises that its code prints '6'"),
        ("exercises/ch1/README.md", "print(2 * 3)", "print(2 / 0)", "the lesson's code raises ZeroDivisionError"),
        ("exercises/ch1/README.md", "Hint 3", "Tip 3", "expected three hints"),
        ("exercises/ch1/README.md", "docs.jax.dev", "example.org", "no link to JAX's documentation"),
        ("exercises/ch1/README.md", "## times", "## divides", "has no section '## times'"),
    ],
)  # fmt: skip
def test_each_fault_is_found_and_named(tmp_path, file, old, new, words):
    course = sound_course(tmp_path)
    path = tmp_path / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert any(words in fault for fault in faults_of(course)), faults_of(course)


def test_a_wrong_example_is_found(tmp_path):
    course = sound_course(tmp_path)
    for file in ("exercises/ch1/times.py", "solutions/ch1/times.py"):
        path = tmp_path / file
        path.write_text(path.read_text(encoding="utf-8").replace("        6\n", "        7\n"), encoding="utf-8")
    assert any("a docstring's example" in fault for fault in faults_of(course))


def test_files_that_belong_to_no_exercise_are_named(tmp_path):
    course = sound_course(tmp_path)
    (tmp_path / "exercises/ch1/notes.txt").write_text("x", encoding="utf-8")
    assert "exercises/ch1/notes.txt belongs to no exercise" in verify_chapter(course, "ch1")
