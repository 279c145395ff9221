"""The student's view of pytest, on the miniature course."""

import sys

import pytest
from miniature import STUBS, make_course

RUNNABLE = {stem: STUBS[stem] for stem in STUBS if stem not in ("hangs", "exits", "prints_much")}


@pytest.fixture
def course(pytester):
    make_course(pytester.path, RUNNABLE)
    pytester.makefile(".toml", pyproject='[tool.pytest]\naddopts = ["--import-mode=importlib"]\n')
    return pytester


def run(course, *args):
    return course.runpytest_subprocess("-p", "no:cacheprovider", *args)


def test_summary_and_messages_instead_of_tracebacks(course):
    result = run(course, "exercises/ch1")
    result.stdout.fnmatch_lines_random(
        [
            "ch1/fails  random factors * 0 of 1 point",
            "  called    answer(a, b)        a: *, b: *",
            "  got       42",
            "  looks like  a constant was returned.",
            "  hint      grader hint ch1/fails",
            "  lesson    exercises/ch1/README.md#fails",
            "  raised    NameError: name 'missing' is not defined",
            "  at        exercises/ch1/raises.py, line 2 in answer:  return a * missing",
            "  raised    SyntaxError: invalid syntax",
            "  at        exercises/ch1/syntax_error.py, line 2:  return a *",
            "  ch1/passes                   3 of 3    done",
            "  ch1/fails                    2 of 3    not yet",
            "  ch1/not_started              0 of 3    not started",
            "  5 of 15 points",
            "  Next: exercises/ch1/fails.py, then pytest exercises/ch1/test_fails.py",
            "*5 failed, 3 passed, 2 not_started*",
        ]
    )
    assert_no_tracebacks(result)
    assert result.ret == 1


def assert_no_tracebacks(result):
    for foreign in ("Traceback", "grader/boundary", "short test summary"):
        result.stdout.no_fnmatch_line(f"*{foreign}*")


def test_untouched_stubs_invite_to_begin(course):
    result = run(course, "exercises/ch1/test_not_started.py")
    result.stdout.fnmatch_lines(
        [
            "  ch1/not_started              0 of 3    not started",
            "  0 of 3 points",
            "  A good place to begin: the lesson in exercises/ch1/README.md#not_started,",
        ]
    )


def test_a_single_check_can_be_run_by_name(course):
    result = run(course, "exercises/ch1/test_passes.py::test_answer", "-v")
    result.stdout.fnmatch_lines(["*::test_answer PASSED*", "*2 of 3*so far so good*(1 of 2 checks ran)"])
    assert result.ret == 0


@pytest.mark.parametrize("kept", [True, False])
def test_what_jax_compiled_is_kept_for_the_next_run(course, monkeypatch, kept):
    monkeypatch.setenv("JAX_ENABLE_COMPILATION_CACHE", str(kept).lower())
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(course.path / "mine"))
    stub = course.path / "exercises" / "ch1" / "passes.py"
    stub.write_text("import jax\n\n\n@jax.jit\ndef answer(a, b):\n    return a * b\n")
    results = [run(course, "exercises/ch1/test_passes.py").parseoutcomes() for _ in range(2)]
    assert results[0] == results[1]
    assert bool([*course.path.glob("mine/**/*-cache")]) == kept


@pytest.mark.parametrize("kept", [True, False])
def test_what_the_pitfalls_gave_is_kept_for_the_next_run(course, monkeypatch, kept):
    monkeypatch.setenv("JAX_ENABLE_COMPILATION_CACHE", str(kept).lower())
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(course.path / "mine"))
    for _ in range(2):
        result = run(course, "exercises/ch1/test_fails.py")
        result.stdout.fnmatch_lines(["*looks like  a constant was returned."])
        assert len([*course.path.glob("mine/**/observed/ch1-fails-*")]) == kept


def test_a_warning_of_a_pitfall_is_not_shown_as_the_student_s(course):
    pitfall = course.path / "solutions/ch1/pitfalls/fails/constant.py"
    body = "    import warnings\n    warnings.warn('of a pitfall')\n    return 42\n"
    pitfall.write_text(pitfall.read_text().replace("    return 42\n", body))
    (course.path / "exercises/ch1/fails.py").write_text(
        body.join(["def answer(a, b):\n", ""]).replace("a pit", "my pit")
    )
    result = run(course, "exercises/ch1/test_fails.py")
    result.stdout.fnmatch_lines(["*UserWarning: of my pitfall", "*looks like  a constant was returned."])
    result.stdout.no_fnmatch_line("*of a pitfall*")


def test_a_check_that_explains_another_runs_once_and_prints_in_its_turn(course):
    stub = "def answer(a, b):\n    print('given', a)\n    open('runs', 'a').write('x')\n    return 42\n"
    (course.path / "exercises/ch1/fails.py").write_text(stub)
    checks = [f"exercises/ch1/test_fails.py::test_{name}" for name in ("random", "answer")]
    result = run(course, "-s", "-v", *checks)
    assert (course.path / "runs").read_text() == "xx"
    result.stdout.fnmatch_lines(["*test_random given *", "FAILED*", "*test_answer given 6*", "PASSED*"])
    result.stdout.fnmatch_lines(["  looks like  a constant was returned."])


def test_k_and_x_work_as_everywhere(course):
    run(course, "exercises/ch1", "-k", "passes").assert_outcomes(passed=2, deselected=len(RUNNABLE) * 2 - 2)
    result = run(course, "exercises/ch1", "-x")
    assert result.parseoutcomes()["failed"] == 1


def test_the_same_results_under_xdist(course):
    result = run(course, "exercises/ch1", "-n", "2")
    result.stdout.fnmatch_lines(["  5 of 15 points"])
    result.stdout.fnmatch_lines(["*looks like  a constant was returned."])
    assert_no_tracebacks(result)


def test_pdb_stops_in_the_students_own_frame(course):
    child = course.run(
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "exercises/ch1/test_raises.py",
        "--pdb",
        "-x",
        stdin=b"print(a * 1000)\nq\n",
    )
    child.stdout.fnmatch_lines(["*raises.py(2)answer()*", "*6000*"])


def test_tracebacks_on_demand(course):
    run(course, "exercises/ch1/test_fails.py", "--tb=short").stdout.fnmatch_lines(["*test_fails.py:*"])


def test_the_seed_decides_the_random_numbers(course):
    def seen(*args):
        result = run(course, "exercises/ch1/test_fails.py", *args)
        return [line for line in result.outlines if "expected" in line]

    assert seen() == seen("--seed", "0")
    assert seen() != seen("--seed", "1")


def test_a_skipped_check_scores_nothing(course):
    path = course.path / "exercises/ch1/test_passes.py"
    path.write_text(path.read_text().replace("got = observe(lambda: answer(6, 7))", "import pytest; pytest.skip('no')"))
    run(course, "exercises/ch1/test_passes.py").stdout.fnmatch_lines(["*1 of 3*", "  1 of 3 points"])


def test_a_fault_of_the_course_is_said_to_be_one(course):
    path = course.path / "exercises/ch1/test_passes.py"
    path.write_text(path.read_text().replace("assert_equal(got, 42", "assert_equal(wrong_name, 42"))
    result = run(course, "exercises/ch1/test_passes.py")
    result.stdout.fnmatch_lines(
        ["*NameError: name 'wrong_name'*", "*the course or the machine is at fault here, not your code"]
    )


def test_parametrized_checks_are_refused(course):
    path = course.path / "exercises/ch1/test_passes.py"
    extra = "\nimport pytest\n\n@pytest.mark.parametrize('n', [1])\n@points(1)\ndef test_more(n):\n    '''more'''\n"
    path.write_text(path.read_text() + extra)
    assert run(course, "exercises/ch1/test_passes.py").ret != 0


def test_other_projects_tests_are_left_alone(pytester):
    pytester.makepyfile("def test_passes(): pass\ndef test_fails(): assert 1 == 2\n")
    result = run(pytester)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*assert 1 == 2*"])


def test_the_text_that_student_code_prints_is_shown_under_the_first_failure(course):
    path = course.path / "exercises/ch1/fails.py"
    path.write_text("def answer(a, b):\n    print('a is', a)\n    return 43\n")
    result = run(course, "exercises/ch1/test_fails.py")
    result.stdout.fnmatch_lines(["*six times seven*", "  printed   a is 6", "*random factors*"])
    assert sum(line.startswith("  printed") for line in result.outlines) == 1


def test_full_marks_are_followed_by_the_next_exercise(course):
    run(course, "exercises/ch1/test_passes.py").stdout.fnmatch_lines(
        ["  3 of 3 points", "  Next: the lesson in exercises/ch1/README.md#fails,", "  then exercises/ch1/fails.py"]
    )


def test_a_syntax_error_in_a_check_file_is_one_line(course):
    (course.path / "exercises/ch1/test_fails.py").write_text("def test_(:\n")
    result = run(course, "exercises/ch1")
    result.stdout.fnmatch_lines(["exercises/ch1/test_fails.py:1: invalid syntax"])
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*grader/*")
    result.stdout.no_fnmatch_line("*0 of 0 points*")
    assert result.ret != 0


def test_leaving_the_debugger_is_no_result(course):
    (course.path / "exercises/ch1/fails.py").write_text("def answer(a, b):\n    breakpoint()\n")
    command = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "exercises/ch1/test_fails.py")
    child = course.run(*command, stdin=b"q\n")
    child.stdout.fnmatch_lines(["*PDB set_trace*", "*Quitting debugger*"])
    child.stdout.no_fnmatch_line("*raised*")


ENDLESS = {
    "in Python": ("def answer(a, b):\n    while True:\n        pass\n", "*hangs.py, line [23] in answer:  *"),
    "asleep": ("import time\n\ndef answer(a, b):\n    time.sleep(60)\n", "*line 4 in answer:  time.sleep(60)"),
    "on import": ("n = 0\nwhile n < 1:\n    n = n / 2\n", "*hangs.py, line [23]:  *"),
}


@pytest.mark.parametrize("where", ENDLESS)
def test_an_endless_loop_ends_with_its_line(course, where):
    source, line = ENDLESS[where]
    (course.path / "exercises/ch1/fails.py").write_text(source)
    result = run(course, "exercises/ch1/test_fails.py", "exercises/ch1/test_passes.py", "--check-timeout", "1")
    line = line.replace("hangs.py", "fails.py")
    result.stdout.fnmatch_lines(["  raised    TimeoutError: your code did not finish within 1 s", line])
    result.stdout.fnmatch_lines(["  ch1/passes                   3 of 3    done", "*2 failed, 2 passed*"])
    assert_no_tracebacks(result)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX ignores interrupts in its background")
def test_an_endless_loop_ends_where_interrupts_are_ignored(course):
    (course.path / "exercises/ch1/fails.py").write_text(ENDLESS["in Python"][0])
    command = f"trap '' INT; exec {sys.executable} -m pytest -p no:cacheprovider exercises/ch1/test_fails.py"
    result = course.run("sh", "-c", f"{command} --check-timeout 1")
    result.stdout.fnmatch_lines(["*fails.py, line [23] in answer:  *", "*2 failed*"])


def test_an_endless_loop_in_compiled_code_ends_pytest(course):
    """Nothing interrupts such a loop. What was known before is said all the same."""
    loop = "jax.lax.while_loop(lambda n: n >= 0, lambda n: (n + 1) % 3, a)"
    source = f"import jax\n\n@jax.jit\ndef loop(a):\n    return {loop}\n\ndef answer(a, b):\n    return int(loop(a))\n"
    (course.path / "exercises/ch1/fails.py").write_text(source)
    result = run(course, "exercises/ch1/test_passes.py", "exercises/ch1/test_fails.py", "--check-timeout", "1")
    result.stdout.fnmatch_lines(
        [
            "  raised    TimeoutError: your code did not finish within 1 s",
            "  at        exercises/ch1/fails.py, line 8 in answer:  return int(loop(a))",
            "            it cannot be interrupted there, so pytest ends",
            "  ch1/passes                   3 of 3    done",
        ]
    )
    assert result.ret == 1


def test_a_loop_that_catches_everything_ends_pytest(course):
    loop = "    while True:\n        try:\n            time.sleep(1)\n        except:\n            pass\n"
    source = f"import time\n\ndef answer(a, b):\n{loop}"
    (course.path / "exercises/ch1/fails.py").write_text(source)
    result = run(course, "exercises/ch1/test_fails.py", "--check-timeout", "1")
    result.stdout.fnmatch_lines(["*fails.py, line ? in answer:  *", "*it cannot be interrupted there, so pytest ends"])
    assert result.ret == 1


def test_a_time_limit_is_a_number_of_seconds(course):
    for limit in ("0", "nan", "inf", "soon"):
        result = run(course, "exercises/ch1/test_passes.py", "--check-timeout", limit)
        result.stderr.fnmatch_lines([f"*--check-timeout: expected a number of seconds above 0, found {limit}"])


def test_a_debugger_has_all_the_time_that_it_likes(course):
    (course.path / "exercises/ch1/fails.py").write_text(
        "import time\n\ndef answer(a, b):\n    breakpoint()\n    return a * b\n"
    )
    command = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "exercises/ch1/test_fails.py", "-x")
    waits = b"time.sleep(1.5)\nc\ntime.sleep(1.5)\nc\n"
    child = course.run(*command, "--check-timeout", "1", stdin=waits)
    child.stdout.fnmatch_lines(["*3 of 3*"])


RACE = """
import jax.numpy as jnp, numpy as np

@points(2)
def test_speed(rng, race):
    'as fast as a square'
    race(
        lambda x: answer(jnp.asarray(x), x),
        reference=jnp.square,
        draw_args=lambda: (rng.normal(size=4).astype("float32"),),
        min_speedup=0.001,
        called="answer(x, x)",
        reference_name="jnp.square",
    )
"""


def test_a_passed_speed_check_says_how_fast_it_was(course):
    path = course.path / "exercises/ch1/test_passes.py"
    path.write_text(path.read_text() + RACE)
    result = run(course, "exercises/ch1/test_passes.py")
    result.stdout.fnmatch_lines(["  ch1/passes *5 of 5*", "    speed: * times as fast as jnp.square", "*5 of 5 points"])
    result.stdout.no_fnmatch_line("*benchmark: *")
    asked = run(course, "exercises/ch1/test_passes.py", "--benchmark-columns=min")
    asked.stdout.fnmatch_lines(["benchmark: *defaults*"])


MANY_DEVICES = """
from exercises.ch1.passes import answer

from grader import observe, points
from grader.checks import assert_equal, cpu_mesh


@points(3)
def test_devices():
    \"\"\"there are eight devices\"\"\"
    got = observe(lambda: answer(cpu_mesh().size, 1))
    assert_equal(got, 8, called="answer(8, 1)")
"""


@pytest.mark.parametrize(
    ("before", "outcome"),
    [
        ("", "passed"),
        ("import jax", "passed"),
        ("import jax; jax.numpy.ones(3)", "error"),
        ("import os; os.environ['JAX_NUM_CPU_DEVICES'] = '2'", "error"),
    ],
)
def test_eight_devices_are_there_unless_jax_has_started(course, monkeypatch, before, outcome):
    monkeypatch.delenv("JAX_NUM_CPU_DEVICES", raising=False)
    (course.path / "exercises/ch1/test_passes.py").write_text(MANY_DEVICES)
    course.makepyfile(early=before)
    result = run(course, "-p", "early", "exercises/ch1/test_passes.py")
    result.assert_outcomes(passed=outcome == "passed", failed=outcome != "passed")
    if outcome == "error":
        text = " ".join(result.stdout.str().split())
        assert "the course or machine is at fault" in text
        assert "expected 8 CPU devices, found" in text
        assert "Set JAX_NUM_CPU_DEVICES=8 before Python starts" in text
