"""Whole messages, once for each kind."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from grader.checks import CheckFailed, assert_close, assert_equal, assert_structure, two_digits
from grader.checks.values import describe
from grader.messages import render_facts
from grader.protocol.codec import decode, encode


def seen(value):
    return decode(encode(value))


def message(got, expected, **options):
    with pytest.raises(CheckFailed) as failure:
        assert_close(seen(got), expected, called="f(x)", **options)
    return render_facts(failure.value.facts, width=100)


def test_assert_close_accepts_rounding_and_nothing_more():
    expected = np.array([1.0, 2.0, np.nan, np.inf])
    got = jnp.asarray(expected, "float32")
    assert_close(seen(got), expected, called="f(x)")
    assert_close(seen(got * (1 + 3e-6)), expected, called="f(x)")
    assert "differs" in message(got * (1 + 3e-5), expected)


def test_assert_close_rejects_other_values():
    got = message(jnp.array([1.0, 2.5, 3.0]), np.array([1.0, 2.0, 3.0]), x=np.zeros(3, "float32"))
    assert got.splitlines() == [
        "  called    f(x)        x: float32[3] [0 0 0]",
        "  expected  float32[3]  [1 2 3]",
        "  got       float32[3]  [1 2.5 3]",
        "  differs   1 of 3 elements, at most 0.5 apart; first at [1]: expected 2, got 2.5, where x[1] = 0",
    ]


def test_a_wrong_element_stands_beside_that_of_each_argument_of_its_shape():
    x, y = np.array([1.0, -np.inf, 3.0, 4.0]), np.array([[1.0, 2.0, 3.0, 4.0]])
    got = message(jnp.array([1.0, jnp.nan, 3.0, 4.0]), np.array([1.0, 0.0, 3.0, 4.0]), x=x, y=y, n=2)
    assert got.splitlines()[-1] == "  differs   1 of 4 NaN; first at [1]: expected 0, got nan, where x[1] = -inf"


def test_only_wrong_elements_count_for_the_largest_difference():
    got = message(jnp.array([1.0, 2.5, 1e9 + 64]), np.array([1.0, 2.0, 1e9]))
    assert "1 of 3 elements, at most 0.5 apart" in got


def test_assert_close_rejects_a_wrong_dtype():
    got = message(jnp.array([1, 2]), np.array([1.0, 2.0]))
    assert got.splitlines()[-1] == "  differs   in dtype: int32, expected float32"


def test_assert_close_rejects_a_wrong_shape():
    got = message(jnp.ones((2, 1)), np.ones(2))
    assert got.splitlines()[-1] == "  differs   in shape: [2,1], expected [2]"


def test_assert_close_rejects_a_numpy_array():
    assert message(np.ones(2, "float32"), np.ones(2)).splitlines() == [
        "  called    f(x)",
        "  expected  a jax.Array, float32[2]  [1 1]",
        "  got       a NumPy array, float32[2]  [1 1]",
    ]


def test_assert_close_gives_nan_a_line_of_its_own():
    got = message(jnp.array([1.0, jnp.nan]), np.array([1.0, 2.0]))
    assert got.splitlines()[-1] == "  differs   1 of 2 NaN; first at [1]: expected 2, got nan"
    got = message(jnp.array([1.0, 2.0]), np.array([1.0, np.inf]))
    assert "NaN or infinity is missing" in got


def test_assert_close_rejects_a_weak_type():
    got = message(jax.jit(lambda: 1.0)(), np.float64(1.0), weak_type=False)
    assert got.splitlines()[-1] == "  differs   in weak type: it has a weak type, expected no weak type"


def test_assert_close_rejects_another_structure():
    got = message({"w": jnp.ones(2), "b": [jnp.ones(1)]}, {"w": np.ones(2), "b": [np.ones(1), np.ones(1)]})
    assert got.splitlines() == [
        "  called    f(x)",
        "  at        ['b']",
        "  expected  [float32[1], float32[1]]",
        "  got       [float32[1]]",
        "  differs   in length: 1, expected 2",
    ]


def test_assert_close_rejects_what_is_no_array():
    assert "got       None" in message(None, np.ones(2))
    assert "got       'text'" in message("text", np.ones(2))
    assert "got       3" in message(3, np.ones(()))
    assert_close(3, np.float64(3.0), called="f(x)", array_type=None)


def test_assert_close_names_the_place_in_a_tree():
    got = message([jnp.ones(2), (jnp.zeros(1),)], [np.ones(2), (np.ones(1),)])
    assert "  at        [1][0]" in got.splitlines()


def test_assert_equal_compares_types_too():
    assert_equal([1, "a"], [1, "a"], called="f()")
    for got, expected in ((1, True), (1, 1.0), ([1], [2])):
        with pytest.raises(CheckFailed):
            assert_equal(got, expected, called="f()")


def test_assert_equal_says_where_in_a_container():
    def said(got, expected):
        with pytest.raises(CheckFailed) as failure:
            assert_equal(got, expected, called="f()")
        return render_facts(failure.value.facts[1:], width=100).split("\n")

    assert said({"a": [(1, 2), (3, 4)]}, {"a": [(1, 2), (4, 3)]}) == [
        "  at        ['a'][1]",
        "  expected  (4, 3)",
        "  got       (3, 4)",
    ]
    assert said([1, 2], [2, 1]) == ["  expected  [2, 1]", "  got       [1, 2]"]
    assert said([[1], [2]], [[1]]) == ["  expected  [[1]]", "  got       [[1], [2]]"]
    assert said({"a": (1,)}, {"b": (1,)}) == ["  expected  {'b': (1,)}", "  got       {'a': (1,)}"]


@pytest.mark.parametrize(
    ("got", "expected", "how"),
    [
        ((1.0,), [1.0], "in its container: tuple, expected list"),
        ([{"a": 1.0}] * 6, [{"a": 1.0}] * 7, "in length: 6, expected 7"),
        ({"a": 1.0, "b": 2.0}, {"a": 1.0, "c": 2.0}, "in its keys: it lacks ['c'] and it has ['b']"),
        ({"a": 1.0, "b": 2.0}, {"a": 1.0}, "in its keys: it has ['b']"),
    ],
)
def test_how_structures_differ(got, expected, how):
    assert message(got, expected).splitlines()[-1] == f"  differs   {how}"


def test_assert_structure_ignores_leaves():
    assert_structure({"a": [1, 2]}, {"a": [3, 4]}, called="f()")
    with pytest.raises(CheckFailed):
        assert_structure({"a": (1, 2)}, {"a": [3, 4]}, called="f()")


def test_messages_stay_short():
    got = message(jnp.arange(10_000.0), np.zeros(10_000) + 5)
    assert len(got.splitlines()) <= 12
    assert max(map(len, got.splitlines())) <= 110


def test_a_description_is_short_however_large_the_value():
    large = [float(number) for number in range(100_000)]
    assert describe(large).endswith("23.0, ... (100000 in all)]")
    deep: list = []
    for _ in range(50):
        deep = [deep] * 30
    assert len(describe(deep)) < 100_000
    assert describe(([1], {"a": (2,)}, seen(jnp.ones(2)))) == "([1], {'a': (2,)}, float32[2]  [1 1])"


@pytest.mark.parametrize(
    ("number", "text"), [(0.1234, "0.12"), (1.0, "1"), (3.44, "3.4"), (173.2, "170"), (float("inf"), "inf")]
)
def test_a_ratio_is_written_in_two_digits(number, text):
    assert two_digits(number) == text
