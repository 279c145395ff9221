"""Messages as text: their width, their wrapping, and nothing in them that steers a terminal."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from grader.messages import WIDTH, clean, cut, render_facts, render_title
from grader.reports.summary import group_by_cause, other_lines, printed_lines, student_summary
from grader.results import CheckResult, Environment, ExerciseResult, GradedCourse, Report

LONG = "a title of many words that goes on and on until it is far longer than any line of a terminal"
RESULT = CheckResult("ch2/while_converges", "values", LONG, "failed", 0, 4, (("called", LONG), ("looks like", LONG)))


def test_a_message_fits_80_columns():
    lines = RESULT.message.splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert lines[0].endswith("  0 of 4 points")


@pytest.mark.parametrize("width", [60, 80, 100])
def test_a_message_fits_the_width_that_is_asked_for(width):
    lines = [*RESULT.head(width).splitlines(), *RESULT.body(width).splitlines()]
    assert max(map(len, lines)) <= width


def test_wrapped_text_stands_under_itself():
    assert render_facts([("differs", "one two three four")], width=26).splitlines() == [
        "  differs   one two three",
        "            four",
    ]


def test_lines_are_counted_in_cells():
    assert render_facts([("got", "\u6f22\u5b57" * 5)], width=26).splitlines() == [
        "  got       \u6f22\u5b57\u6f22\u5b57\u6f22\u5b57\u6f22",
        "            \u5b57\u6f22\u5b57",
    ]
    assert render_title("\u6f22\u5b57 \u6f22\u5b57", "0 of 1 point", width=20).splitlines() == [
        "\u6f22\u5b57    0 of 1 point",
        "  \u6f22\u5b57",
    ]
    assert cut("\u6f22\u5b57\u6f22\u5b57", 7) == "\u6f22\u5b57..."
    assert cut("\u6f22\u5b57\u6f22\u5b57", 8) == "\u6f22\u5b57\u6f22\u5b57"


def test_a_long_word_is_broken_and_a_link_of_jax_is_not():
    word, link = "x" * 100, "https://docs.jax.dev/en/latest/errors.html#jax.errors.TracerArrayConversionError"
    assert render_facts([("raised", f"E: {word}")]).splitlines() == [
        "  raised    E:",
        f"            {'x' * 68}",
        f"            {'x' * 32}",
    ]
    assert render_facts([("see", link)]) == f"  see       {link}"
    assert max(map(len, render_facts([("see", f"{link}.{word}")]).splitlines())) == WIDTH


WIDE = st.sampled_from(
    "a  \n\t\u6f22\uac00\u1100\u11a8e\u0301\u2764\ufe0f\U0001f44d\U0001f3fd\U0001f1e9\U0001f1ea\u200d\uff21\u3000"
)
TEXTS = st.text(WIDE, min_size=40, max_size=300) | st.text(min_size=40, max_size=300)


@given(TEXTS, st.sampled_from([60, 80]))
def test_no_text_is_wider_than_its_line(text, width):
    """A terminal would go on at the left of the next line, where the report's own lines begin."""
    lines = render_facts([("got", text)], width).splitlines()
    assert all(line.startswith(" " * 12) or not line for line in lines[1:])
    check = dataclasses.replace(RESULT, printed=text)
    for line in [*lines, *printed_lines(check, width)]:
        assert sum(max(get_character_cell_size(character), 1) for character in line) <= width
        assert cell_len(line) <= width


def test_runs_of_spaces_are_kept_inside_a_line():
    assert render_facts([("called", "f(x)        x: float32[3]")]) == "  called    f(x)        x: float32[3]"


def test_empty_facts_are_dropped_and_long_ones_cut():
    text = render_facts([("at", ""), ("got", "\n".join(map(str, range(100))))])
    assert text.splitlines() == ["  got       0", "            1", "            2", "            3", "            ..."]


def test_one_point_is_singular():
    assert render_title("t", "0 of 1 point").endswith("0 of 1 point")
    assert dataclasses.replace(RESULT, max_points=1).head().splitlines()[0].endswith("0 of 1 point")


@given(st.text(max_size=300))
def test_no_text_steers_a_terminal(text):
    rendered = render_facts([("got", text)])
    assert not any(
        (ord(character) < 32 and character not in "\n\t") or character in "\x7f\x9b\u202e" for character in rendered
    )


def test_odd_spaces_are_plain_and_invisible_marks_are_gone():
    """A terminal folds at a plain space alone, so a word of no-break spaces could draw lines of its own."""
    assert clean("a\u00a0b\u2003c") == "a b c"
    assert clean("a\tb\u3164c\u2800d") == "a       b c d"
    assert clean("a\u061c\u00ad\U000e0041b") == "ab"
    assert clean("é 漢字 ü") == "é 漢字 ü"


def failed(name: str, *facts: tuple[str, str], outcome="failed", exercise="ch2/selu") -> CheckResult:
    return CheckResult(exercise, name, f"the {name}", outcome, 0, 2, facts)


NUMBERS, OTHER_NUMBERS = ("got", "[1 2 3]"), ("got", "[4 5]")
SWAPPED = ("looks like", "alpha and scale were swapped.")


def causes(*checks: CheckResult) -> list[list[str]]:
    return [[check.name for check in group] for group in group_by_cause(checks)]


def test_a_check_that_does_not_tell_its_cause_is_told_with_the_first():
    assert causes(failed("a", NUMBERS), failed("b", OTHER_NUMBERS)) == [["a", "b"]]
    assert causes(failed("a", NUMBERS, SWAPPED), failed("b", OTHER_NUMBERS), failed("c", SWAPPED)) == [["a", "b", "c"]]
    assert causes(failed("a", NUMBERS), failed("b", NUMBERS, exercise="ch1/purify")) == [["a"], ["b"]]


def test_different_causes_are_told_apart():
    raised, at = ("raised", "NameError: name 'jnp' is not defined"), ("at", "line 2")
    assert causes(failed("a", NUMBERS), failed("b", SWAPPED), failed("c", NUMBERS)) == [["a", "c"], ["b"]]
    assert causes(failed("a", raised, at), failed("b", NUMBERS), failed("c", raised, at)) == [["a", "b", "c"]]
    assert causes(failed("a", raised, at), failed("b", raised, ("at", "line 3"))) == [["a"], ["b"]]
    assert causes(*(failed(name, ("program", name), NUMBERS) for name in "ab")) == [["a"], ["b"]]  # predictions
    same = [failed(name, ("raised", f"TypeError: got float32[{name}]")) for name in ("3,4", "7")]
    assert causes(*same) == [["3,4", "7"]]


def test_a_fault_of_the_course_is_never_told_as_the_students():
    fault = failed("a", ("error", "the check cannot be run"), outcome="error")
    assert causes(fault, failed("b", NUMBERS), failed("c", NUMBERS)) == [["a"], ["b", "c"]]
    assert causes(failed("b", NUMBERS), fault, failed("c", NUMBERS)) == [["b", "c"], ["a"]]


@pytest.mark.parametrize("width", [60, 80, 100])
def test_other_checks_take_a_line_each(width):
    assert [*other_lines([], width)] == []
    one, two = ([*other_lines([RESULT] * count, width)] for count in (1, 2))
    assert one[0] == "  1 more check fails, probably for the same reason:"
    assert two[0] == "  2 more checks fail, probably for the same reason:"
    assert len(two) == 3
    assert two[1].startswith("    a title of many words")
    assert two[1].endswith("  0 of 4")
    assert "... " in two[1]
    assert max(map(len, two)) <= width


def test_the_points_of_all_exercises_stand_in_one_column():
    names = ["ch2/a", "ch5/" + 30 * "a"]
    exercises = [ExerciseResult(name, (CheckResult(name, "values", "the values", "passed", 2, 2),)) for name in names]
    course, environment = GradedCourse("installed", "0.1", "0" * 64), Environment("0.12", "3.12", "cpu", "0.1")
    report = Report(course, "", 7, "none", environment, tuple(exercises))
    lines = [line for line, _ in student_summary(report) if "done" in line]
    assert len(lines) == 2
    assert len({line.index(" 2 of 2") for line in lines}) == 1


def test_many_exercises_that_are_alike_share_a_line():
    outcomes = {
        "ch1": ["passed"] * 9,
        "ch2": ["passed", "failed", "failed", "not_started"],
        "ch3": ["not_started"] * 90,
    }

    def exercise(name, outcome):
        points = 2 * (outcome == "passed")
        return ExerciseResult(name, (CheckResult(name, "values", "the values", outcome, points, 2, (("got", name),)),))

    exercises = [exercise(f"{ch}/e{i}", one) for ch, found in outcomes.items() for i, one in enumerate(found)]
    course, environment = GradedCourse("installed", "0.1", "0" * 64), Environment("0.12", "3.12", "cpu", "0.1")

    def rows(some):
        report = Report(course, "", 7, "none", environment, tuple(some))
        return [" ".join(line.split()) for line, _ in student_summary(report) if re.match(r"  ch\d\S* .* of", line)]

    assert rows(exercises) == [
        "ch1: 9 exercises 18 of 18 done",
        "ch2/e0 2 of 2 done",
        "ch2/e1 0 of 2 not yet",
        "ch2/e2 0 of 2 not yet",
        "ch2/e3 0 of 2 not started",
        "ch3: 90 exercises 0 of 180 not started",
    ]
    assert len(rows(exercises[:13])) == 13
