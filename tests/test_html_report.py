"""The HTML page: a pure function of a report, whose every text may be a stranger's."""

import dataclasses
import html.parser
import itertools
import json
import re

import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest
from click.testing import CliRunner
from html_samples import (
    BARS,
    CURVES,
    LARGE,
    PICTURES,
    SHARDINGS,
    SLOW,
    SMALL,
    SPEED,
    TREES,
    arrays,
    exercise,
    failed,
    passed,
    report,
    whole_report,
)
from hypothesis import given
from hypothesis import strategies as st

from grader.boundary import activate
from grader.boundary.in_process import InProcess
from grader.boundary.placement import Placement
from grader.checks import (
    CheckFailed,
    assert_close,
    assert_constant_program_size,
    assert_fully_jitted,
    assert_small_arrays,
    assert_structure,
)
from grader.checks.array_pictures import picture_of_arrays
from grader.checks.shardings import assert_placed
from grader.checks.trees import picture_of_trees
from grader.cli import main
from grader.pictures import (
    MAX_LINES,
    MAX_NUMBERS,
    Arrays,
    Shardings,
    Speed,
    attempt,
    read_picture,
    to_plain,
)
from grader.protocol.codec import decode, encode
from grader.reports.html import render_html
from grader.results import CheckResult, Report


class Page(html.parser.HTMLParser):
    """A page, read as a browser reads it."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words = [], [], []
        self.feed(text)
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data):
        self.words.append(data)

    def all(self, name):
        return [value for found, value in self.attributes if found == name]


def page(*exercises, **options):
    return Page(render_html(report(*exercises, **options)))


def page_of(picture):
    return page(exercise("ch1/a", failed("ch1/a", "values", picture)))


def seen(value):
    return decode(encode(value))


# The page


def test_a_strangers_text_stays_text():
    found = Page(render_html(whole_report()))
    assert set(found.tags).isdisjoint({"script", "img", "iframe", "object", "form", "base"})
    assert not [name for name, _ in found.attributes if name.startswith("on")]
    assert found.text.count("<script>alert(1)</script>") >= 5  # title, label, fact, sentence, printed, note


def test_the_page_names_nothing_outside_itself_but_jaxs_own_documentation():
    found = Page(render_html(whole_report()))
    assert found.all("src") == []
    links = {link for link in found.all("href") if not link.startswith(("#", "data:"))}
    assert links == {"https://docs.jax.dev/en/latest/errors.html#jax.errors.TracerBoolConversionError"}
    assert "url(" not in render_html(whole_report())
    assert "default-src 'none'" in found.all("content")[0]


def test_a_link_of_a_stranger_is_no_link():
    odd = failed(
        "ch1/a", "values", facts=[("see", "https://docs.jax.dev.example.org/x"), ("see", "javascript:alert(1)")]
    )
    assert all(link.startswith(("#", "data:")) for link in page(exercise("ch1/a", odd)).all("href"))


def test_control_characters_do_not_reach_the_page():
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", render_html(whole_report()))


def test_every_link_inside_the_page_leads_somewhere():
    found = Page(render_html(whole_report()))
    ids = found.all("id")
    assert len(set(ids)) == len(ids)
    assert {link[1:] for link in found.all("href") if link.startswith("#")} <= set(ids)


def test_headings_have_no_gaps():
    levels = [int(tag[1]) for tag in Page(render_html(whole_report())).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_first_failure_of_a_cause_is_told_in_full_and_the_others_in_a_line():
    checks = (
        failed("ch1/a", "one", facts=[("looks like", "a was used for b.")]),
        failed("ch1/a", "two", title="the gradient is right"),
    )
    found = page(exercise("ch1/a", *checks))
    assert found.text.count("a was used for b.") == 1
    assert found.text.count("float32[3,7] [2 2 3 4 5 ...]") == 1
    assert "1 more check fails, probably for the same reason: the gradient is right hint" in found.text
    assert found.text.count("grader hint ch1/a") == 1


def test_backticks_make_code_and_nothing_else():
    facts = [("looks like", "`a<b>` was used for `c`."), ("", "an odd ` stays")]
    text = render_html(report(exercise("ch1/a", failed("ch1/a", "values", facts=facts))))
    assert "<code>a&lt;b&gt;</code> was used for <code>c</code>." in text
    assert "an odd ` stays" in text


def test_an_exercise_that_is_not_started_has_a_line_in_the_table_and_no_more():
    found = page(
        exercise("ch1/a", CheckResult("ch1/a", "a", "a title", "not_started", 0, 5)),
        exercise("ch1/b", passed("ch1/b", "b")),
    )
    assert "read README.md#a" in found.text
    assert "a title" not in found.text
    assert "#ch1/a" not in found.all("href")


def test_a_report_without_exercises_has_a_page():
    assert "0 of 0 points" in page().text


def test_a_race_that_was_won_shows_how_fast_it_was():
    found = page(exercise("ch1/a", passed("ch1/a", "race", ("note", "12 times as fast"), pictures=(SPEED,))))
    assert "12 times as fast" in found.text
    assert any("12.5 times as fast as the function without jit" in words for words in found.all("aria-label"))


# Each picture, in words


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.kind)
def test_every_drawing_has_its_facts_in_words(picture):
    found = page_of(picture)
    assert found.tags.count("figure") == found.tags.count("figcaption") == 1
    assert found.tags.count("svg") == len(found.all("aria-label"))  # and a tree is words already
    assert all(label.strip() for label in found.all("aria-label"))


def words(picture):
    return " | ".join(page_of(picture).all("aria-label")), page_of(picture).text


def test_a_heat_map_names_the_numbers_that_differ():
    label, text = words(dataclasses.replace(SMALL, expected="1 2 3 4", got="1 7 3 nan", shape=(2, 2), differs=".x.x"))
    assert "2 rows and 2 columns. 2 of 4 differ: at [0, 1] expected 2, got 7; at [1, 1] expected 4, got nan" in label
    assert "2 of 4 numbers differ. They have a frame." in text


def test_a_window_says_where_it_lies():
    _, text = words(LARGE)
    assert "At ['w']. Rows 8 to 39 of 40, columns 4 to 35 of 50. 16 of 1024 numbers differ. They have a dot." in text


def test_curves_name_the_numbers_that_differ():
    label, text = words(CURVES)
    assert "Two curves. 64 numbers. 10 of 64 differ: at [20] expected" in label
    assert "and 4 more" in label
    assert "expected (solid line)" in text


def test_curves_that_hide_each_other_have_a_third_one_between_them():
    expected = np.arange(0.0, 100.0, 5.0)
    label, text = words(picture_of_arrays(expected + 0.5, expected, 0.0, 0.0))
    assert "A curve of got minus expected, at most 0.5 away from 0." in label
    assert "got minus expected" in text
    assert "got minus expected" not in words(CURVES)[1]


def test_nothing_is_marked_if_all_of_it_differs():
    picture = picture_of_arrays(np.ones((2, 3)), np.zeros((2, 3)), 0.0, 0.0)
    assert "All of the 6 numbers differ." in words(picture)[1]
    assert "frame" not in page_of(picture).all("class")
    assert "frame" in page_of(SMALL).all("class")


def test_a_short_array_of_one_axis_is_a_row():
    _, text = words(arrays((3,)))
    assert "1 of 3 numbers differs. It has a frame." in text


@pytest.mark.parametrize("numbers", ["nan nan", "inf -inf", "0 0", "1e+300 -1e+300", "1e-320 0", "5 5"])
@pytest.mark.parametrize("times", [1, 4, 20])
def test_odd_numbers_can_be_drawn(numbers, times):
    text, size = " ".join([numbers] * times), 2 * times
    for shape in [(size,), (2, times)]:
        drawn = page_of(Arrays("", shape, (0,) * len(shape), shape, text, " ".join(["1 2"] * times), "x" * size))
        assert not re.search(r"nan|inf", " ".join(drawn.all("points") + drawn.all("cy") + drawn.all("y")))


def test_trees_mark_what_has_no_equal():
    assert page_of(TREES).text.count("differs:") == 2  # the containers, and nothing inside them


def test_shardings_say_which_device_holds_what():
    label, text = words(SHARDINGS)
    assert "Expected: Devices 0 and 1: [0:4]; Devices 2 and 3: [4:8]." in label
    assert "Got: Devices 0 and 2: [0:4]; Devices 1 and 3: [4:8]." in label
    assert "Devices 1 and 2 hold another part. Their blocks have a frame." in text


def test_a_layout_on_other_devices_is_drawn_too():
    _, text = words(dataclasses.replace(SHARDINGS, got=SHARDINGS.got[:1]))
    assert "4 devices should hold it, and 1 do" in text


def test_a_number_and_a_cube_have_blocks():
    assert "the number" in words(Shardings("", (), ((), ()), ((),)))[0]
    whole, half = ((0, 4), (0, 2), (0, 6)), ((0, 4), (0, 2), (3, 6))
    assert "Axis 1 runs down and axis 2 to the right" in words(Shardings("", (4, 2, 6), (whole,), (half,)))[1]


def test_bars_say_what_is_allowed():
    label, text = words(BARS)
    assert "96 rows: 489, allowed at most 60; 12 rows: 40, allowed at most 60" in label
    assert "Operations in the program. At most 60: the dashed line." in text


def test_a_race_is_drawn_even_if_another_check_tells_the_cause():
    checks = failed("ch1/a", "values", SMALL), failed("ch1/a", "race", SLOW), failed("ch1/a", "more", LARGE)
    kinds = [label.strip() for label in page(exercise("ch1/a", *checks)).all("class")]
    assert [kind for kind in kinds if kind in ("arrays", "speed")] == ["arrays", "speed"]


def test_a_race_that_was_lost_says_so():
    label, text = words(SLOW)
    assert "1.1 times as fast" in label
    assert "The bar to reach, 5, is the dashed line." in text


# What a picture may hold


@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.kind)
def test_a_picture_survives_json(picture):
    assert read_picture(json.loads(json.dumps(to_plain(picture)))) == picture


def test_a_report_keeps_its_pictures_and_stays_small():
    made = whole_report()
    assert Report.from_json(made.to_json()) == made
    assert len(json.dumps(to_plain(LARGE))) < 20_000


NO_PICTURES = {
    "numbers that are none": (SMALL, {"expected": "1 2 <b> 4"}),
    "too few numbers": (SMALL, {"got": "1 2 3"}),
    "a mark that is none": (SMALL, {"differs": "y" * 21}),
    "a window past the end": (SMALL, {"start": (1, 0)}),
    "a window of three axes": (SMALL, {"shape": (1, 3, 7)}),
    "an empty window": (SMALL, {"shape": (0, 7), "expected": "", "got": "", "differs": ""}),
    "too many numbers": (
        CURVES,
        {
            "whole": (MAX_NUMBERS + 1,),
            "shape": (MAX_NUMBERS + 1,),
            "start": (0,),
            "expected": " ".join("1" * (MAX_NUMBERS + 1)),
            "got": " ".join("1" * (MAX_NUMBERS + 1)),
            "differs": "x" * (MAX_NUMBERS + 1),
        },
    ),
    "a long text": (SMALL, {"where": "x" * 500}),
    "half of a surrogate pair": (SMALL, {"where": "\ud800"}),
    "too many lines": (TREES, {"got": ((0, "leaf", False),) * (MAX_LINES + 1)}),
    "a line without a parent": (TREES, {"got": ((0, "leaf", False), (2, "leaf", False))}),
    "a depth below the ground": (TREES, {"got": ((-1, "leaf", False),)}),
    "a part past the end": (SHARDINGS, {"got": (((0, 9),),)}),
    "a part of other axes": (SHARDINGS, {"got": (((0, 4), (0, 4)),)}),
    "too many devices": (SHARDINGS, {"got": (((0, 4),),) * 17}),
    "a count that is no number": (BARS, {"bars": (("rows", "9", None, None),)}),
    "a count below 0": (BARS, {"bars": (("rows", -1, None, None),)}),
    "a count without end": (BARS, {"bars": (("rows", 10**400, None, None),)}),
    "too many bars": (BARS, {"bars": (("rows", 1, None, None),) * 9}),
    "a ratio that is none": (SPEED, {"ratio": float("nan")}),
    "a ratio without end": (SPEED, {"high": float("inf")}),
    "a truth value for a ratio": (SPEED, {"low": True}),
}


@pytest.mark.parametrize(("picture", "changes"), NO_PICTURES.values(), ids=NO_PICTURES)
def test_what_is_no_picture_is_refused(picture, changes):
    with pytest.raises(ValueError):  # noqa: PT011  # an encoding's own words differ
        read_picture({**to_plain(picture), **changes})


def test_too_many_pictures_are_refused():
    plain = json.loads(report(exercise("ch1/a", failed("ch1/a", "values", *PICTURES[:4]))).to_json())
    with pytest.raises(ValueError, match="too many pictures"):
        Report.from_json(json.dumps(plain))


odd_values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 70) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(PICTURES), st.data())
def test_an_odd_picture_is_refused_or_drawn(picture, data):
    plain = to_plain(picture)
    field = data.draw(st.sampled_from(sorted(plain)))
    plain[field] = data.draw(odd_values)
    try:
        read = read_picture(plain)
    except ValueError:
        return
    if read is not None:
        page_of(read)


def test_a_kind_of_a_later_version_is_left_out():
    assert read_picture({"kind": "hologram", "depth": 3}) is None


def test_a_report_of_an_older_version_has_a_page():
    plain = json.loads(whole_report().to_json())
    for one in plain["exercises"]:
        for check in one["checks"]:
            del check["pictures"]
    found = Page(render_html(Report.from_json(json.dumps(plain))))
    assert "figure" not in found.tags
    assert "alpha and scale were swapped." in found.text


def test_a_picture_that_cannot_be_made_is_left_out():
    assert attempt(lambda: 1 / 0) == ()
    assert attempt(Speed, "f", float("nan"), 1.0, 1.0, 1.0) == ()


# The pictures that assertions make


def pictures_of(assertion, *args, **options):
    with pytest.raises(CheckFailed) as failure:
        assertion(*args, called="f(x)", **options)
    return failure.value.pictures


def test_arrays_that_differ_in_values_have_a_picture():
    expected = np.arange(12.0).reshape(3, 4)
    [picture] = pictures_of(assert_close, seen(jnp.asarray(expected, "float32").at[2, 1].set(0)), expected)
    assert (picture.shape, picture.differs) == ((3, 4), "." * 9 + "x..")
    assert picture.expected == "0 1 2 3 4 5 6 7 8 9 10 11"
    assert picture.got == "0 1 2 3 4 5 6 7 8 0 10 11"


def test_a_leaf_of_a_tree_says_where_it_is():
    expected = {"a": np.zeros(3), "b": np.zeros((2, 2))}
    [picture] = pictures_of(assert_close, seen({"a": jnp.zeros(3), "b": jnp.eye(2)}), expected)
    assert (picture.where, picture.differs) == ("['b']", "x..x")


@pytest.mark.parametrize(
    "got",
    [jnp.zeros((3, 2)), jnp.zeros((2, 3), "int32"), np.ones((2, 3), "float32"), "text", None, jnp.zeros(())],
    ids=["shape", "dtype", "owner", "text", "none", "number"],
)
def test_arrays_that_differ_in_something_else_have_none(got):
    assert pictures_of(assert_close, seen(got), np.zeros((2, 3))) == ()


def test_the_window_shows_the_first_difference():
    expected = np.zeros((2, 3, 100, 100))
    got = expected.copy()
    got[1, 2, 60, 99] = 1
    picture = picture_of_arrays(got, expected, 0.0, 0.0, "['w']")
    assert (picture.where, picture.whole, picture.start) == ("['w'][1, 2, :, :]", (100, 100), (44, 68))
    assert picture.differs.count("x") == 1


@pytest.mark.parametrize("dtype", ["bool", "int8", "uint64", "float16", ml_dtypes.bfloat16])
def test_arrays_of_every_real_dtype_have_a_picture(dtype):
    expected = np.zeros(4, dtype)
    assert picture_of_arrays(expected + np.ones(4, dtype), expected, 0.0, 0.0).differs == "xxxx"


def test_arrays_without_a_picture():
    zeros = np.zeros(4)
    assert picture_of_arrays(zeros, zeros, 0.0, 0.0) is None
    assert picture_of_arrays(zeros[:3], zeros, 0.0, 0.0) is None
    assert picture_of_arrays(zeros[:1] + 1, zeros[:1], 0.0, 0.0) is None
    assert picture_of_arrays(np.ones(2**17), np.zeros(2**17), 0.0, 0.0) is None
    assert picture_of_arrays(zeros + 1j, zeros + 0j, 0.0, 0.0) is None
    assert picture_of_arrays(np.array(["a", "b"]), np.array(["a", "c"]), 0.0, 0.0) is None


def test_nan_and_infinity_differ_from_numbers_and_not_from_themselves():
    expected = np.array([np.nan, np.inf, np.nan, 1.0, np.inf])
    got = np.array([np.nan, np.inf, 1.0, np.nan, -np.inf])
    assert picture_of_arrays(got, expected, 1e-3, 1e-3).differs == "..xxx"


def test_trees_that_differ_have_a_picture():
    got, expected = seen({"w": [jnp.zeros(2)], "c": 1}), {"w": (np.zeros(2),), "b": 1}
    for assertion in (assert_structure, assert_close):
        [picture] = pictures_of(assertion, got, expected)
        assert picture.expected == (
            (0, "dict of 2", False),
            (1, "['b']  1", True),
            (1, "['w']  tuple of 1", True),
            (2, "[0]  float32[2]", False),
        )
        assert [line[2] for line in picture.got] == [False, True, True, False]


@pytest.mark.parametrize(
    "tree", [list(range(500)), [[[list(range(9))] * 9] * 9], {"x" * 500: 1}, [[[[[[[[[[1]]]]]]]]]]]
)
def test_large_trees_are_cut(tree):
    picture = picture_of_trees(seen(tree), [])
    assert 2 <= len(picture.got) <= MAX_LINES


def test_layouts_that_differ_have_a_picture():
    expected, placement = np.zeros((8, 2)), Placement(("x",), (("x", 2),))
    halves, whole = [[0, 4], [0, 2]], [[0, 8], [0, 2]]
    [picture] = pictures_of(assert_placed, [[whole, whole]], expected, placement)
    assert picture == Shardings("", (8, 2), (((0, 4), (0, 2)), ((4, 8), (0, 2))), (((0, 8), (0, 2)),) * 2)
    assert pictures_of(assert_placed, [[halves, [[4, 10**30], [0, 2]]]], expected, placement) == ()


def test_programs_that_are_too_long_have_bars():
    def unrolled(x):
        total = 0.0
        for i in range(x.shape[0]):
            total += x[i]
        return total

    def draw_call(size):
        return (np.ones(size, "float32"),), np.float64(size)

    with activate(InProcess({})):
        options = {"max_operations": 20, "what": "rows"}
        lengths, names = pictures_of(assert_constant_program_size, unrolled, draw_call, (50, 40), **options)
    assert [(label, bounds) for label, _, *bounds in lengths.bars] == [("50 rows", [None, 20]), ("40 rows", [None, 20])]
    assert lengths.bars[0][1] > lengths.bars[1][1] > 20
    assert names.title == "the most frequent operations in the program for 50 rows"
    assert names.bars[0][1] >= 49


def test_work_outside_of_jit_has_bars():
    with activate(InProcess({})):
        [picture] = pictures_of(assert_fully_jitted, lambda x: jnp.exp(x) * 2 + 1, np.ones(3, "float32"))
    assert picture.title == "steps of one call"
    assert [bar[1] for bar in picture.bars] == [3, 1]


def test_arrays_that_are_too_large_have_a_bar():
    def pairs(x):
        return (x[:, None] + x[None, :]).sum()

    def draw_call():
        return (np.ones(8, "float32"),), np.float64(128)

    with activate(InProcess({})):
        [picture] = pictures_of(assert_small_arrays, pairs, draw_call, max_elements=20)
    assert picture.bars == (("the largest one, of shape (8, 8)", 64, None, 20),)


# The command


@pytest.fixture
def saved(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.json").write_text(whole_report().to_json(), encoding="utf-8")
    return tmp_path


def run(*args):
    return CliRunner().invoke(main, ["report", *args])


def test_the_command_prints_the_table(saved):
    result = run("report.json")
    assert result.exit_code == 0
    assert "6 of 40 points" in result.output
    assert sorted(path.name for path in saved.iterdir()) == ["report.json"]


def test_the_command_writes_a_page(saved):
    assert run("report.json", "--html", "mine.html").output == "6 of 40 points; the page: mine.html\n"
    assert run("report.json", "--html").output == "6 of 40 points; the page: report.html\n"
    assert (saved / "mine.html").read_text(encoding="utf-8") == (saved / "report.html").read_text(encoding="utf-8")
    assert Page((saved / "mine.html").read_text(encoding="utf-8")).text.startswith("6 of 40 points")


def test_a_page_never_replaces_the_report(saved):
    result = run("--html", "report.json")
    assert result.exit_code == 2
    assert "expected a name that ends in .html" in result.output
    assert Report.from_json((saved / "report.json").read_bytes()) == whole_report()


def test_the_command_keeps_one_chapter(saved):
    assert "0 of 6 points" in run("report.json", "-c", "ch7").output
    assert "2 of 8 points" in run("report.json", "-c", "ch1/selu").output
    result = run("report.json", "-c", "ch77")
    assert (result.exit_code, result.output) == (
        2,
        "grader: expected a chapter or an exercise of the report, found ch77\n",
    )


@pytest.mark.parametrize("text", ["{}", "not JSON", '{"schema": "jax101-report/2"}', "\ud800"])
def test_what_is_no_report_is_refused_in_one_line(saved, text):
    (saved / "odd.json").write_text(text, encoding="utf-8", errors="surrogatepass")
    result = run("odd.json", "--html")
    assert result.exit_code == 2
    assert result.output.startswith("grader: expected a report of `grader grade --json` in odd.json: ")
    assert not (saved / "report.html").exists()


def test_an_exercise_with_an_odd_name_is_refused(saved):
    text = whole_report().to_json().replace('"ch1/done"', '"<b>"')
    (saved / "odd.json").write_text(text, encoding="utf-8")
    assert "found '<b>'" in run("odd.json", "--html").output


def test_a_missing_report_is_said(saved):
    assert run("other.json").output == "grader: the report other.json cannot be read: No such file or directory\n"


def test_a_page_that_cannot_be_written_is_said(saved):
    result = run("report.json", "--html", "nowhere/report.html")
    assert result.exit_code == 2
    assert "the page cannot be written to nowhere/report.html" in result.output


def test_without_a_report_the_students_own_answers_are_checked(miniature, monkeypatch):
    monkeypatch.chdir(miniature.root / "exercises")
    (miniature.root / "exercises/ch1/fails.py").write_text("def answer(a, b):\n    return 42\n", encoding="utf-8")
    result = run("-c", "ch1/fails", "-c", "ch1/passes", "--html")
    assert result.output == "2 of 6 points; the page: report.html\n"
    assert "random factors" in (miniature.root / "exercises/report.html").read_text(encoding="utf-8")


def test_a_mistyped_name_is_told_before_anything_is_checked(miniature, monkeypatch):
    monkeypatch.chdir(miniature.root)
    result = run("-c", "ch1/fail")
    assert result.exit_code == 2
    assert "ch1/fails" in result.output
