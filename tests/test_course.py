"""The course on disk, and the proof that the real one is sound."""

import os
import platform
from pathlib import Path

import jax
import numpy as np
import pytest
from miniature import CHECKS, PITFALL, make_course
from turns import PROVED_IN_FULL, skip_unless_in_turn

import grader.checks
from grader import program
from grader.author import behaviour
from grader.author.docstrings import write_checks, write_handed_out
from grader.author.form import believed_points, blind_versions_are_there, exercise_form
from grader.author.path import write_course_path
from grader.author.usage import assertions_used
from grader.author.verify import verify_course, verify_exercise
from grader.boundary.in_process import InProcess
from grader.boundary.programs import Program
from grader.checks import Placed, Race, tracing
from grader.course import Course, ExerciseName, find_course
from grader.course.source import imported_names
from grader.errors import CourseError, UnknownName
from grader.protocol.wire import pickle_thunk
from grader.runner.fork_servers import start_fork_server
from grader.runner.implementation import Implementation, stub_file
from grader.runner.pitfalls import with_explanation

COURSE = find_course()
SEEDS = int(os.environ.get("JAX101_SEEDS", "1"))  # `grader verify` takes 20
# tox proves all of it on one Python, and on the other one that right answers get full marks.
ONLY_RIGHT = os.environ.get("JAX101_PROOF") == "right answers"
# CI has graded all solutions on one Python before, isolated.
GRADED = os.environ.get("JAX101_GRADED") == platform.python_version()


# A student's code may warn: an import that is deprecated stops no student's pytest.
@pytest.mark.filterwarnings("default::DeprecationWarning")
@pytest.mark.parametrize("exercise", COURSE.exercises, ids=lambda exercise: exercise.name)
def test_the_course_is_sound(exercise, server_with_cache, compiled):
    if exercise.name not in PROVED_IN_FULL:
        faults = _quick(exercise)
    elif ONLY_RIGHT:
        faults = [*_quick(exercise), *behaviour.right_versions_get_full_marks(exercise)]
    else:
        faults = verify_exercise(exercise, seeds=range(SEEDS), server=server_with_cache, compiled=compiled)
    assert not faults, "\n".join(faults)


def _quick(exercise):
    """Checks what a student meets first: form, lesson, and full marks for the solution."""
    with behaviour.compiled_once():
        return [
            *exercise_form(exercise),
            *blind_versions_are_there(exercise),
            *behaviour.stub_is_not_started(exercise, None),
            *(() if GRADED else behaviour.solution_gets_full_marks(exercise, [0], None)),
            *behaviour.examples_run(exercise),
            *behaviour.lesson_code_runs(exercise),
        ]


def test_the_course_as_a_whole_is_sound():
    assert verify_course(COURSE) == []


def test_the_path_through_the_course_is_made_from_the_tree(tmp_path):
    course = sound_course(tmp_path)
    page = tmp_path / "README.md"
    assert write_course_path(course) == []  # there is no page
    page.write_text("# Mine\n\n| chapter | topic |\n| --- | --- |\n| [ch1](old) | products |\n\nThe end.\n")
    assert [fault for fault in verify_course(course) if "path" in fault]
    assert write_course_path(course) == [Path("README.md")]
    text = page.read_text()
    assert (
        "| [ch1](exercises/ch1/README.md) | products | 1 | 5 | 3 |\n| | all of it | 1 | 5 | 3 |\n\nThe end.\n" in text
    )
    assert write_course_path(course) == []
    assert not [fault for fault in verify_course(course) if "path" in fault]
    assert [fault for fault in verify_course(course) if fault == "ch1 has 3 points; expected 100 to 200"]


def test_points_follow_the_stars(tmp_path):
    course = sound_course(tmp_path)
    (tmp_path / "SECURITY.md").write_text("")
    faults = list(exercise_form(course.exercise("times")))
    assert "an exercise of ★ has 10 points in all, and the checks give 3" in faults


def test_fewer_than_5_percent_of_the_points_believe_a_worker():
    believed, total = believed_points(COURSE)
    assert 0 < believed < 0.05 * total


def _is_key(leaf):
    return isinstance(leaf, jax.Array) and jax.numpy.issubdtype(leaf.dtype, jax.dtypes.prng_key)


@pytest.mark.parametrize("exercise", COURSE.exercises, ids=lambda exercise: exercise.name)
def test_programs_run_on_numbers_that_no_thunk_has_carried(exercise, monkeypatch):
    """A worker could export the answers to numbers that it has seen."""
    skip_unless_in_turn(exercise)
    assertions = assertions_used(exercise)
    imports_program = "program" in imported_names(exercise.test, exercise.id.checks, "grader")
    running = {"assert_program", "assert_constant_program_size", "assert_small_arrays"}
    running |= {"assert_sharded", "assert_collectives"}
    if not imports_program and not any(running & used for used in assertions.values()):
        return  # it runs no programs
    sent: list[bytes] = []
    observe, call = InProcess.observe, Program.call

    def watched_observe(boundary, thunk, *, record=True):
        sent.append(pickle_thunk(thunk))
        return observe(boundary, thunk, record=record)

    def watched_call(made, *args):
        found = [leaf.array if isinstance(leaf, Placed) else leaf for leaf in jax.tree.leaves(args)]
        keys = [np.asarray(jax.random.key_data(leaf)) for leaf in found if _is_key(leaf)]
        leaves = [np.asarray(leaf) for leaf in found if not _is_key(leaf)]
        assert keys or any(leaf.size > 1 or leaf.dtype.kind == "f" for leaf in leaves)
        # No secret: a limit, an index, which rows are meant.
        for leaf in keys + [leaf for leaf in leaves if leaf.size > 2 and leaf.dtype != bool]:
            assert not any(leaf.tobytes() in thunk for thunk in sent), "a thunk carried these numbers before"
        return call(made, *args)

    monkeypatch.setattr(tracing, "CACHED_TIMES", 0)  # pickling takes time too
    monkeypatch.setattr(InProcess, "observe", watched_observe)
    monkeypatch.setattr(Program, "call", watched_call)
    stub = stub_file(exercise, exercise.solution.read_bytes())
    with Implementation.in_process(exercise, stub, 0, make_race=lambda _: Race(skip="not the question")) as version:
        for check in exercise.checks:
            sent.clear()
            result = version.run(check).result
            assert result.outcome in ("passed", "skipped"), result.message


@pytest.mark.parametrize("exercise", COURSE.exercises, ids=lambda exercise: exercise.name)
def test_bounds_on_the_size_of_programs_have_room_on_both_sides(exercise, monkeypatch):
    """A right program of another form fits, and an unrolled one does not, whatever the size that is drawn."""
    skip_unless_in_turn(exercise)
    if not any("assert_constant_program_size" in used for used in assertions_used(exercise).values()):
        return

    def watched(fn, draw_call, sizes, *, max_operations, **_):
        for size in sizes:
            args, _ = draw_call(int(size))
            assert 2 * sum(program(fn, *args).operations.values()) <= max_operations
            assert 2 * max_operations <= size

    monkeypatch.setattr(grader.checks, "assert_constant_program_size", watched)
    stub = stub_file(exercise, exercise.solution.read_bytes())
    for seed in range(20):
        with Implementation.in_process(exercise, stub, seed) as version:
            for name in (
                name for name, used in assertions_used(exercise).items() if "assert_constant_program_size" in used
            ):
                (check,) = [check for check in exercise.checks if check.name == name]
                result = version.run(check).result
                assert result.outcome == "passed", result.message


def test_the_message_in_the_readme_is_the_one_that_is_printed():
    exercise = COURSE.exercise("ch2/selu")
    (pitfall,) = [one for one in exercise.pitfalls if one.name == "alpha_and_scale_swapped"]
    with Implementation.in_process(exercise, stub_file(exercise, pitfall.source), 0) as version:
        result = with_explanation(version.run(exercise.checks[0]).result, pitfall.sentence)
    assert f"```\n{result.message}\n```" in (COURSE.root / "README.md").read_text(encoding="utf-8")


def test_finished_chapters_are_whole():
    assert [len(chapter.exercises) for chapter in COURSE.chapters[:9]] == [12, 13, 10, 12, 11, 11, 10, 11, 9]


def test_a_name_gives_every_path():
    name = ExerciseName.parse("ch2/selu")
    assert (name.stub, name.checks) == ("exercises/ch2/selu.py", "exercises/ch2/test_selu.py")
    assert (name.lesson, name.module) == ("exercises/ch2/README.md#selu", "exercises.ch2.selu")
    with pytest.raises(ValueError, match="expected a name such as ch2/selu"):
        ExerciseName.parse("../selu")


def test_exercises_come_in_the_order_of_the_lesson():
    assert COURSE.select(("ch2",))[0].name == "ch2/how_many_traces"
    assert COURSE.select(("2",))[-1].name == "ch2/ragged_training"


def test_names_are_read_off_the_checks_when_the_stub_is_broken(tmp_path):
    course = make_course(tmp_path, {"passes": "def answer(a,\n"})
    assert [name.name for name in course.exercise("passes").public_names] == ["answer"]


def test_an_unknown_name_gets_the_nearest(tmp_path):
    course = make_course(tmp_path)
    with pytest.raises(UnknownName, match="did you mean ch1/passes"):
        course.exercise("pases")
    with pytest.raises(UnknownName, match="no chapter is called 'ch7'"):
        course.select(["ch7"])


def test_exercises_are_selected_in_the_order_of_the_course(tmp_path):
    names = [exercise.name for exercise in COURSE.select(["ch2/selu", "ch1", "ch2/selu", "read_jaxpr"])]
    assert names == [*(exercise.name for exercise in COURSE.chapter("1").exercises), "ch2/read_jaxpr", "ch2/selu"]


def test_a_syntax_error_in_a_check_file_is_one_line(tmp_path):
    course = make_course(tmp_path, {"passes": "def answer(a, b): ..."})
    test = course.root / "exercises/ch1/test_passes.py"
    test.write_text("def test_answer(:\n")
    with pytest.raises(CourseError, match=r"^exercises/ch1/test_passes.py:1: \w[^\n]*$"):
        _ = course.exercise("passes").checks


def test_a_pitfall_is_composed_with_the_solution(tmp_path):
    course = make_course(tmp_path)
    (pitfall,) = course.exercise("fails").pitfalls
    names: dict = {}
    exec(pitfall.source, names)
    assert (pitfall.sentence, names["answer"](2, 3)) == ("a constant was returned.", 42)


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
    stub = '''"""Multiply.

Lesson: exercises/ch1/README.md#times

Your code changes no argument, no global and no setting of JAX, and it prints nothing.
"""


def answer(a: int, b: int) -> int:
    """Returns the product.

    Args:
        a: a factor.
        b: the other factor.

    Returns:
        The product.

    Example:
        >>> answer(2, 3)
        6

    Checks:
        - six times seven
        - random factors
    """
    # TODO: about 1 line.
    raise NotImplementedError("answer")
'''
    solution = stub.replace(
        '    # TODO: about 1 line.\n    raise NotImplementedError("answer")\n', "    # Not a sum.\n    return a * b\n"
    )
    checks = CHECKS.format(stem="times").replace("import assert_close,", "import assert_pure, assert_close,")
    checks += '    assert_pure(lambda n: answer(n, 7), 6, called="answer(6, 7)")\n'
    hints = "".join(f"<details><summary>Hint {n}</summary>\n\nThink {n}.\n\n</details>\n" for n in (1, 2, 3))
    hints += "<details><summary>When it passes</summary>\n\nYou can multiply.\n\n</details>\n"
    lesson = (
        "# Chapter 1\n\n## times\n\n*Multiply.*\n\n★☆☆ · 5 minutes\n\n```python\nprint(2 * 3)  # 6\n```\n\n"
        f"[docs](https://docs.jax.dev/en/latest/)\n\n{hints}"
    )
    files = {
        "exercises/ch1/times.py": stub,
        "exercises/ch1/test_times.py": checks,
        "exercises/ch1/README.md": lesson,
        "solutions/ch1/times.py": solution,
        "solutions/ch1/pitfalls/times/constant.py": PITFALL,
        "solutions/ch1/pitfalls/times/sum.py": '"""the numbers were added."""\n\ndef answer(a, b):\n    return a + b\n',
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    write_handed_out(Course(root).exercise("times"))
    return course


def write_versions(root, right, wrong):
    """Writes as many blind versions as an exercise needs, the first of each kind from these bodies."""
    bodies = {"right": [right, *["return a * b"] * 6], "wrong": [wrong, *["return a + b"] * 8]}
    for verdict, lines in bodies.items():
        for number, line in enumerate(lines):
            way = "# another way: Multiplies.\n" if number < 2 else ""
            first = '# breaks: "Returns the [...] product": everywhere.\n' if verdict == "wrong" else way
            path = root / f"tests/versions/{verdict}/ch1/times/number_{number}.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{first}def answer(a, b):\n    {line}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("return b * a", "return a - b", ""),
        ("return a + b", "return a - b", "number_0.py is right, and failed in answer"),
        ("return b * a", "return b * a", "number_0.py is wrong, and its checks are passed"),
        ("return b * a", "return b * a + (a % 2 == 0) * (a != 6)", "of 6 seeds (such as"),
    ],
)
def test_blind_versions_get_their_verdicts(tmp_path, right, wrong, words):
    course = sound_course(tmp_path)
    write_versions(tmp_path, right, wrong)
    faults = faults_of(course)
    assert words in faults[0] if words else not faults, faults


def test_there_are_enough_blind_versions_and_they_quote_the_stub(tmp_path):
    course = sound_course(tmp_path)
    write_versions(tmp_path, "return b * a", "return a - b")
    (tmp_path / "tests/versions/right/ch1/times/number_3.py").unlink()
    (tmp_path / "tests/versions/right/ch1/times/number_0.py").write_text("def answer(a, b):\n    return b * a\n")
    few = "expected at least 7 blind versions in tests/versions/right/ch1/times, found 6"
    wrong = tmp_path / "tests/versions/wrong/ch1/times/number_3.py"
    text = wrong.read_text()
    wrong.write_text(text.replace("product", "sum"))
    assert faults_of(course) == [
        few,
        "tests/versions/right/ch1/times: two or three versions begin with '# another way: ' and a sentence for students; "
        "found 1",
        f"{wrong.relative_to(tmp_path)} quotes what exercises/ch1/times.py does not say: Returns the [...] sum",
    ]
    wrong.write_text(text.replace("# breaks", "# broken"))
    assert "number_3.py: its first line is not" in faults_of(course)[2]


def faults_of(course, *, write=True):
    if write:  # the digest, because the tests change stubs
        write_handed_out(Course(course.root).exercise("times"))
    return verify_exercise(course.exercise("times"), seeds=range(6), server=None)


def test_a_sound_exercise_has_no_faults(tmp_path):
    course = sound_course(tmp_path)
    assert faults_of(course) == []
    assert verify_course(course) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("solutions/ch1/times.py", "a * b", "a + b", "the solution is failed in answer"),
        ("solutions/ch1/times.py", "Returns the product.", "Returns the sum.", "stub and solution differ"),
        ("solutions/ch1/times.py", "b: int)", "c: int)", "stub and solution differ"),
        ("solutions/ch1/times.py", "    # Not a sum.\n", "", "has no comment that says why"),
        ("exercises/ch1/times.py", "raise NotImplementedError", "return a * b\n    raise NotImplementedError", "the stub is passed, expected not_started, in answer"),
        ("solutions/ch1/pitfalls/times/sum.py", "a + b", "a * b", "pitfall sum fails no check"),
        ("solutions/ch1/pitfalls/times/sum.py", "a + b", "42", "the sentence printed is"),
        ("solutions/ch1/pitfalls/times/sum.py", "a + b", "a * b + (a % 2 == 0)", "of 6 seeds (such as"),
        ("solutions/ch1/pitfalls/times/sum.py", "added.", "added", "with a full stop"),
        ("solutions/ch1/pitfalls/times/sum.py", "def answer", "def total", "pitfall sum fails no check"),
        ("exercises/ch1/times.py", "# TODO: about 1 line.", "# write it", "has a line '# TODO: about 2 lines.'"),
        ("exercises/ch1/times.py", "Lesson: ", "See: ", "has a line 'Lesson: exercises/ch1/README.md#times'"),
        ("exercises/ch1/times.py", "Returns the", "The", "opens with a verb in the third person"),
        ("exercises/ch1/times.py", "        b: the other factor.\n", "", "says nothing of b under 'Args:'"),
        ("exercises/ch1/times.py", "    Returns:\n        The product.\n", "", "has no section 'Returns:'"),
        ("exercises/ch1/times.py", "it prints nothing", "that is all", "its docstring does not say: Your code changes no argument"),
        ("exercises/ch1/test_times.py", "    assert_pure(lambda n: answer(n, 7), 6, called=\"answer(6, 7)\")\n", "", "no check that calls assert_pure uses answer"),
        ("exercises/ch1/times.py", "- random factors", "- other factors", "lists 'other factors', and no check has that title"),
        ("exercises/ch1/times.py", "        - random factors\n", "", "no section 'Checks:' lists 'random factors'"),
        ("exercises/ch1/README.md", "★☆☆ · 5 minutes", "easy", "a line such as ★★☆ · 15 minutes"),
        ("exercises/ch1/test_times.py", "assert_equal(got, 42", "assert_equal(1, 1", "no pitfall fails answer"),
        ("exercises/ch1/test_times.py", "assert_equal(got, 42", "assert_equal(got // 1, 42", "answer falls over a stub that returns None or a text"),
        ("exercises/ch1/test_times.py", "(rng)", "(tmp_path)", "asks for tmp_path"),
        ("exercises/ch1/README.md", "print(2 * 3)", "print(2 * 4)", "promises that its code prints '6'"),
        ("exercises/ch1/README.md", "print(2 * 3)", "print(2 / 0)", "the lesson's code raises ZeroDivisionError"),
        ("exercises/ch1/README.md", "Hint 3", "Tip 3", "expected three hints"),
        ("exercises/ch1/README.md", "When it passes", "Well done", "a block 'When it passes'"),
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


def test_a_lesson_may_define_a_dataclass(tmp_path):
    course = sound_course(tmp_path)
    path = tmp_path / "exercises/ch1/README.md"
    code = "import dataclasses\n\n@dataclasses.dataclass\nclass Pair:\n    left: int\n\nprint(2 * 3)"
    path.write_text(path.read_text(encoding="utf-8").replace("print(2 * 3)", code), encoding="utf-8")
    assert faults_of(course) == []


def test_a_wrong_example_is_found(tmp_path):
    course = sound_course(tmp_path)
    for file in ("exercises/ch1/times.py", "solutions/ch1/times.py"):
        path = tmp_path / file
        path.write_text(path.read_text(encoding="utf-8").replace("        6\n", "        7\n"), encoding="utf-8")
    assert any("a docstring's example" in fault for fault in faults_of(course))


def test_files_that_belong_to_no_exercise_are_named(tmp_path):
    course = sound_course(tmp_path)
    (tmp_path / "exercises/ch1/notes.txt").write_text("x", encoding="utf-8")
    assert "exercises/ch1/notes.txt belongs to no exercise" in verify_course(course)
    assert faults_of(course) == ["exercises/ch1/notes.txt belongs to no exercise"]


def test_an_exercise_may_bring_data_and_a_picture_of_its_own(tmp_path):
    course = sound_course(tmp_path)
    for name in ("data/times.csv", "data/others.csv", "pictures/times.py"):
        (tmp_path / "exercises/ch1" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "exercises/ch1" / name).write_text("", encoding="utf-8")
    assert faults_of(course) == ["exercises/ch1/data/others.csv belongs to no exercise"]


def test_equal_faults_of_several_checks_are_told_once(tmp_path):
    course = sound_course(tmp_path)
    path = tmp_path / "exercises/ch1/times.py"
    old, new = "raise NotImplementedError", "raise KeyError('answer')\n    raise NotImplementedError"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (fault,) = faults_of(course)
    assert fault.startswith(
        "the stub is failed, expected not_started, in answer, random (in process)\nraised    KeyError"
    )


def test_verify_speaks_to_an_author_of_a_call_outside_of_observe(tmp_path):
    course = sound_course(tmp_path)
    path = tmp_path / "exercises/ch1/test_times.py"
    path.write_text(path.read_text().replace("observe(lambda: answer(6, 7))", "answer(6, 7)"))
    with start_fork_server("none") as server:
        faults = verify_exercise(course.exercise("times"), seeds=[0], server=server)
    assert any("`answer` was called outside `observe(lambda: ...)`" in fault for fault in faults), faults
    assert not any("not your code" in fault for fault in faults)


def test_verify_write_writes_the_checks_of_stub_and_solution(tmp_path):
    course = sound_course(tmp_path)
    for file in ("exercises/ch1/times.py", "solutions/ch1/times.py"):
        path = tmp_path / file
        path.write_text(path.read_text(encoding="utf-8").replace("- random factors", "- old"), encoding="utf-8")
    before = {file: (tmp_path / file).read_text(encoding="utf-8") for file in ("exercises/ch1/times.py",)}
    assert write_checks(course.exercise("times")) == ["exercises/ch1/times.py", "solutions/ch1/times.py"]
    after = (tmp_path / "exercises/ch1/times.py").read_text(encoding="utf-8")
    assert after == before["exercises/ch1/times.py"].replace("- old", "- random factors")
    assert write_checks(course.exercise("times")) == []
    assert faults_of(course) == []
