"""`grader watch` on a real terminal, and in a pipe: what a student sees, saves and presses."""

import os
import subprocess
import sys
import time

import psutil
import pytest
from miniature import STUBS
from terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it needs a pseudo-terminal")

GRADER = [sys.executable, "-P", "-m", "grader", "watch"]
RIGHT, WRONG = STUBS["passes"], STUBS["fails"]


@pytest.fixture
def stub(miniature):
    return miniature.root / "exercises/ch1/fails.py"


@pytest.fixture
def watching(miniature, stub):
    """`grader watch ch1/fails`, after its first check."""
    with Terminal([*GRADER, "fails"], miniature.root) as terminal:
        terminal.wait_for("Not started yet", "exercises/ch1/fails.py")
        yield terminal


def standbys(process):
    return [one for one in psutil.Process(process.pid).children(recursive=True) if one.is_running()]


def test_each_save_gives_a_verdict_and_what_comes_next(watching, stub):
    stub.write_text(WRONG)
    text = watching.wait_for("2 of 3 points", "looks like  a constant was returned.")
    assert "✓ six times seven" in text
    assert "✗ random factors" in text
    stub.write_text(RIGHT)
    text = watching.wait_for("All checks pass: 3 of 3 points", "for the next exercise: ch1/raises")
    assert "1 of 8 exercises" in text
    watching.press("n")
    watching.wait_for("ch1/raises", "Not started yet")


def test_a_file_that_is_replaced_deleted_half_written_or_touched(watching, stub):
    beside = stub.with_name("fails.py~new")
    beside.write_text(RIGHT)
    os.replace(beside, stub)  # as many editors do
    watching.wait_for("All checks pass")
    stub.write_text("def answer(a, b:\n")
    watching.wait_for("SyntaxError", "line 1:  def answer(a, b:")
    stub.unlink()
    watching.wait_for("expected a file at exercises/ch1/fails.py")
    stub.write_text(RIGHT)
    watching.wait_for("All checks pass")


def test_a_save_of_another_exercise_moves_on_to_it(watching, miniature):
    (miniature.root / "exercises/ch1/raises.py").write_text(STUBS["raises"])
    watching.wait_for("ch1/raises", "NameError: name 'missing' is not defined", "line 2 in answer:  return a * missing")


def test_an_endless_loop_is_stopped_by_a_key_and_its_line_is_shown(watching, stub):
    stub.write_text(STUBS["hangs"])
    watching.wait_for("press x to stop", "… six times seven")
    watching.press("x")
    watching.wait_for("you stopped your code after", "fails.py, line 2 in answer:  while True:")
    stub.write_text(RIGHT)
    watching.wait_for("All checks pass")


def test_a_loop_in_compiled_code_is_stopped_too(watching, stub):
    stub.write_text(
        "import jax\n\ndef answer(a, b):\n    return jax.lax.while_loop(lambda x: True, lambda x: x + 1, 0).block_until_ready()\n"
    )
    watching.wait_for("press x to stop", "… six times seven")
    watching.press("x")
    watching.wait_for("you stopped your code after", "fails.py, line 4 in answer:")


def test_a_save_during_a_check_begins_anew(watching, stub):
    stub.write_text(STUBS["hangs"])
    watching.wait_for("…")
    stub.write_text(RIGHT)
    watching.wait_for("All checks pass", seconds=15)


def test_a_stopped_check_costs_no_points(watching, stub, miniature):
    stub.write_text(RIGHT)
    watching.wait_for("All checks pass")
    watching.wait_for("course: 3 of")
    before = (miniature.root / ".jax101.json").read_text()
    stub.write_text(STUBS["hangs"])
    watching.wait_for("press x to stop")
    watching.press("x")
    watching.wait_for("you stopped your code after", "Press r to check again")
    time.sleep(0.5)
    assert (miniature.root / ".jax101.json").read_text() == before


def test_a_message_names_keys_and_not_commands(watching, stub):
    stub.write_text(WRONG)
    text = watching.wait_for("hint      press h", "lesson    press l")
    assert "grader hint" not in text


def test_what_the_code_prints_is_shown_and_cannot_steer_the_terminal(watching, stub):
    stub.write_text("print('loaded \\x1b[31m')\n\ndef answer(a, b):\n    print('called', a)\n    return 1\n")
    text = watching.wait_for("printed when the file was loaded", "loaded", "printed   called 6")
    assert "[31m" in text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("import os; os._exit(7)", "Python ended with code 7"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "it was killed"),
        ("breakpoint()", "needs a terminal of its own"),
        ("input()", "EOFError"),
    ],
)
def test_code_that_ends_the_process_or_asks_for_a_terminal_fails(watching, stub, body, words):
    stub.write_text(f"def answer(a, b):\n    {body}\n    return a * b\n")
    watching.wait_for(words)
    stub.write_text(RIGHT)
    watching.wait_for("All checks pass")


def test_nothing_is_stopped_before_it_has_begun(miniature):
    with Terminal([*GRADER, "fails"], miniature.root) as terminal:
        terminal.wait_for("minutes" if miniature.exercise("fails").section else "ch1/fails")
        terminal.press("x")
        assert "✗" not in terminal.wait_for("Not started yet")


def test_a_chapter_begins_with_its_first_exercise_that_is_not_passed(miniature):
    with Terminal([*GRADER, "ch1"], miniature.root) as terminal:
        terminal.wait_for(miniature.chapter("ch1").exercises[0].name, "Press l for the lesson")


def test_keys_show_the_list_and_go_to_an_exercise(watching):
    watching.press("i")
    watching.wait_for("Chapter 1", "not_started")
    watching.press("\x1b[A\r")  # up, enter
    watching.wait_for("ch1/passes", "Not started yet", without="ch1/fails")
    watching.press("p")
    watching.wait_for("ch1/prints_much")


def test_the_solution_is_for_those_who_have_passed(watching, stub):
    watching.press("s")
    time.sleep(0.5)
    assert "The solution" not in watching.text
    stub.write_text(RIGHT)
    watching.wait_for("Press s for the solution")
    watching.press("s")
    watching.wait_for("the solution", "return a * b", "esc back")


def test_all_exercises_can_be_run(watching, miniature, stub):
    (miniature.root / "pyproject.toml").write_text('[tool.pytest]\naddopts = ["--import-mode=importlib"]\n')
    stub.write_text(RIGHT)
    watching.wait_for("All checks pass")
    watching.press("a")
    watching.wait_for("3 of 24 points", seconds=90)
    watching.press("q")
    watching.wait_for("All checks pass")


def test_it_fits_whatever_size_the_terminal_has(watching, stub):
    stub.write_text(WRONG)
    watching.wait_for("2 of 3 points")
    watching.resize(120, 40)
    watching.wait_for("a constant was returned.", "quit")
    watching.resize(40, 12)
    watching.wait_for("ch1/fails", "2 of 3 points")


@pytest.mark.parametrize("how", ["q", "interrupt", "kill"])
def test_the_terminal_and_the_machine_are_left_as_they_were(watching, how):
    workers = standbys(watching.process)
    if how == "q":
        watching.press("q")
    elif how == "interrupt":
        watching.press("\x11")  # ctrl+q, textual's own
    else:
        watching.process.terminate()
    watching.wait()
    if how != "kill":  # nobody can clean up after a kill
        assert watching.is_left_as_found
    psutil.wait_procs(workers, timeout=5)
    # In a container, nobody may be there who collects a process that has ended.
    assert not [one for one in workers if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]


def test_no_color_is_respected(miniature, stub):
    stub.write_text(WRONG)
    with Terminal([*GRADER, "fails"], miniature.root, NO_COLOR="1") as terminal:
        terminal.wait_for("2 of 3 points")
        colours = [
            part for part in terminal.raw.split(b"\x1b[")[1:] if part.partition(b"m")[0].startswith((b"31", b"32"))
        ]
        assert not colours


def test_in_a_pipe_it_prints_lines(miniature, stub):
    with subprocess.Popen(
        [*GRADER, "fails"], cwd=miniature.root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            said = [next(lines) for _ in range(4)]
            assert said[1] == "checking exercises/ch1/fails.py ...\n"
            while "Not started yet" not in said[-1]:
                said.append(next(lines))
            stub.write_text(WRONG)
            while "points" not in said[-1] or "of 3 points" not in said[-1]:
                said.append(next(lines))
            text = "".join(said)
            assert "  looks like  a constant was returned.\n" in text
            assert "\x1b" not in text
        finally:
            process.kill()
