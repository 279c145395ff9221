"""Symptoms: each rule speaks of its mistake, and is silent about one that is not its own."""

import linecache
import sys
import types

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax import lax

from grader.boundary import activate
from grader.boundary.in_process import InProcess
from grader.checks import (
    CheckFailed,
    assert_close,
    assert_constant_program_size,
    assert_equal,
    assert_fully_jitted,
    assert_pure,
    assert_raises,
    assert_traces,
)
from grader.checks.symptoms import symptom_of_exception, symptom_of_plain_values
from grader.protocol.codec import decode, encode
from grader.protocol.exceptions import Frame, Raised, describe_exception, read_raised

X = np.array([[0.5, 2.0, -3.0, 0.25], [1.5, -0.75, 4.0, 3.5], [2.5, 0.125, -1.0, 6.0]])
V = X.ravel()[:7]


def symptom(got, expected, assertion=assert_close, **options):
    with pytest.raises(CheckFailed) as failure:
        assertion(decode(encode(got)), expected, called="f(x)", **options)
    return failure.value.symptom


def array(values):
    return jnp.asarray(values, jnp.float32)


NO_RETURN = "the function returns nothing: is a `return` missing?"


@pytest.mark.parametrize(
    ("got", "expected", "inputs", "sentence"),
    [
        (np.where(V > 0, V, np.nan), V, {}, "NaN from a side that is not asked for: 0 times infinity, or the other branch of a `where`?"),
        (np.where(V > 0, V + 1, np.nan), V, {}, ""),
        (np.where(V > 1, V, np.nan), np.where(V > 1, V, np.inf), {}, "infinity became NaN: was it multiplied by 0, or does it mark what is missing?"),
        (0 * V, V, {}, "all values are 0"),
        (-V, V, {}, "the sign is the opposite of the one asked for"),
        (np.where(V > 1, -V, V), V, {}, ""),
        (V, V**2 + 1, {"x": V}, "the result is `x`, unchanged"),
        (V, V**2 + 1, {"x": V + 1}, ""),
        (X[:3, :3].T, X[:3, :3], {}, "rows and columns are swapped"),
        (X.T, X, {}, "rows and columns are swapped"),
        (X.T + 1, X, {}, ""),
        (V[::-1], V, {}, "the order is reversed"),
        (np.sort(V), np.sort(V)[::-1], {}, "the right values stand in other places"),
        (X[:, ::-1], X, {}, "the order along axis 1 is reversed"),
        (np.concatenate([[9.0], V[:-1]]), V, {}, "each value stands one place too late"),
        (np.concatenate([V[1:], [9.0]]), V, {}, "each value stands one place too early"),
        (X.sum(axis=0), X.mean(axis=0), {"x": X}, "the result is 3 times what was asked for: a sum in place of a mean?"),
        (X.mean(axis=0), X.sum(axis=0), {"x": X}, "the result is 1/3 of what was asked for: a mean in place of a sum, or divided once too often?"),
        (np.float64(12.0), np.float64(1.0), {"x": X}, "the result is 12 times what was asked for: a sum in place of a mean?"),
        (2 * V, V, {}, "the result is twice what was asked for"),
        (V / 2, V, {}, "the result is half of what was asked for"),
        (0.7 * V, V, {}, "the result is 0.7 times what was asked for: is a factor missing, or one too many?"),
        (np.float64(0.25), np.float64(1.0), {}, "the result is 1/4 of what was asked for"),
        (np.float64(0.7), np.float64(1.0), {}, ""),
        (V[[1, 0, 2, 3, 4, 5, 6]], V, {}, "the right values stand in other places"),
        (np.cumsum(V), V, {}, "these are running totals of what was asked for"),
        (np.full(7, V.mean()), V, {}, "each value is the mean of all that were asked for"),
        (np.full(7, np.nan), V, {}, "NaN: infinity minus infinity, 0 times infinity or 0 divided by 0, or a gradient at such a point?"),
        (V + 1, V, {}, "each value is 1 too large"),
        (V - 0.5, V, {}, "each value is 0.5 too small"),
        (V**2, V, {}, "the result is the square of what was asked for"),
        (np.abs(V) ** 0.5, np.abs(V), {}, "the result is the square root of what was asked for"),
        ((V / 3).astype("float16"), V / 3, {}, "right, but only to the precision of float16: was something rounded to a narrower dtype?"),
        ((V / 3).astype(jnp.bfloat16), V / 3, {}, "right, but only to the precision of bfloat16: was something rounded to a narrower dtype?"),
        (V / 3 + 1e-4 * np.sin(V), V / 3, {}, ""),
        (V * 1.001, V, {}, ""),
        (V[:, None] - V, V, {}, "shapes (7,) and (7, 1) were broadcast to (7, 7)"),
        (X.mean(axis=1), X.mean(axis=0), {"x": X}, "the rows and columns of `x` are mixed up: was the other axis meant?"),
        (X.mean(axis=0, keepdims=True), X.mean(axis=0), {}, "an axis of length 1 is too many: a slice, `keepdims` or `ravel` gives one"),
        (X.mean(axis=0), X.mean(axis=0, keepdims=True), {}, "an axis of length 1 is missing"),
        (V[:3], V, {}, ""),
        (V[:-1], V, {}, "the last element is missing"),
        (np.concatenate([[9.0], V]), V, {}, "the first element is too many"),
        (V[:-1] + 1, V, {}, ""),
        (X.ravel(), X, {}, "the right numbers in another shape"),
        (X.ravel() + 1, X, {}, ""),
        (np.float64(3.0), V, {}, "one number came in place of 7"),
        (np.float64(0.0), 0 * V, {}, "one number came in place of 7"),  # no sum, although it is one
        (V.sum(), V, {}, "one number came in place of 7: it is the sum of all that were asked for"),
        (np.full(7, 4.0), V, {}, "all values are 4, and they should differ"),
        (V[[1, 1, 0, 2, 3, 4]], V[:6] + 9, {"x": V}, "each number is one of `x`, as it is: a maximum, or a copy, where something should be computed?"),
        (V[[1, 1, 0, 2, 3, 4]], V[:6] + 9, {"x": V[1:]}, ""),
    ],
)  # fmt: skip
def test_numbers(got, expected, inputs, sentence):
    assert symptom(array(got), expected, **inputs) == sentence


TABLE = np.array([[1.0, 5.0, -2.0], [2.0, 3.0, 4.0], [-4.0, 2.5, 0.5], [3.0, -1.0, 6.0], [0.5, 7.0, 1.5]])
UNITS = TABLE * [1.0, 1e-7, 1.0]
STEPS = np.array([-9.0, -2.0, 4.0, 3.0, -1.0, 8.0, 5.0, 2.0])
MORE = np.concatenate([STEPS, STEPS + 20, STEPS - 20])
FAR = np.array([3e9, 1.25, -2.5, 4.0, 0.75])


@pytest.mark.parametrize(
    ("got", "expected", "inputs", "sentence"),
    [
        (V * np.sqrt(6 / 7), V, {"x": V}, "the result is 0.926 times what was asked for: n - 1 in place of n, or the other way round?"),
        (V * np.sqrt(5 / 6), V, {"x": V}, "the result is 0.913 times what was asked for: is a factor missing, or one too many?"),
        (V * np.log(2), V, {}, "the result is 0.693 times what was asked for: a logarithm to another base?"),
        (np.float64(1.0), np.float64(8.0), {}, ""),  # any number is some multiple of 1
        (np.log(V**2 + 2), V**2 + 2, {}, "the result is the logarithm of what was asked for"),
        (1 - V, V, {}, "the result is 1 minus what was asked for"),
        (np.log(V**2 + 2) + V, V**2 + 2, {}, ""),
        (np.floor(V), V, {}, "each value is rounded down to a whole number"),
        (np.round(V / 3, 3), V / 3, {}, ""),  # about right: see `_narrow`
        (V - 0.25 * np.sin(V), V - 0.5 * np.sin(V), {"theta": V}, "`theta` moves 0.5 times as far as was asked for: is a factor missing, or one too many?"),
        (V + 0.5 * np.sin(V), V - 0.5 * np.sin(V), {"theta": V}, "`theta` moves by as much as was asked for, in the opposite direction"),
        (V - 0.25 * np.cos(V), V - 0.5 * np.sin(V), {"theta": V}, ""),
        (TABLE * [2.0, 3.0, 0.7], TABLE, {}, "each column is what was asked for, times a factor of its own: is it divided by the wrong number?"),
        (TABLE + np.array([2.0, 3.0, 0.7]), TABLE, {}, "each column is too large or too small by a constant of its own"),
        (TABLE * [2.0, 3.0, 0.7] + TABLE**2, TABLE, {}, ""),
        (np.array([3e9, 1.0, -2.0, 5.0, 1.5]) + np.array([0, 64, 64, 64, 64]), FAR, {"x": FAR}, "numbers are lost beside huge ones in `x`: are all of them added up, as in a cumulative sum?"),
        (np.array([3e9, 1e5, -2.5, 5.0, 1.5]), FAR, {"x": FAR}, ""),
        (np.float64(2.5), np.float64(7.0), {"x": FAR}, ""),
        (np.array([3e9, 64, 64, 128, 0]), FAR, {"x": FAR + 3e9}, ""),
    ],
)  # fmt: skip
def test_numbers_that_follow_from_the_right_ones(got, expected, inputs, sentence):
    assert symptom(array(got), expected, **inputs) == sentence


@pytest.mark.parametrize(
    ("got", "expected", "inputs", "sentence"),
    [
        (np.where(V > 3, 3.4028235e38, V), np.where(V > 3, np.inf, V), {}, "infinity became the largest finite number: `nan_to_num`, or `finfo(...).max` in place of `jnp.inf`?"),
        (np.where(V > 3, 1e30, V), np.where(V > 3, np.inf, V), {}, "only the last element is wrong"),
        (V, np.where(V > 1, np.nan, V), {"x": V[::-1]}, "elements of `x` stand where NaN was asked for"),
        (V, np.where(V > 1, np.nan, V), {}, "NaN was asked for, and a number came: is the input that gives NaN hidden, skipped or replaced?"),
        (np.where(V > 1, np.inf, V), np.where(V > 1, np.nan, V), {}, ""),
        (np.where(V > 1, np.inf, V), V, {}, "infinity: a number in between was too large for its dtype, was divided by 0, or is the logarithm of 0"),
        (np.where(V > 1, np.inf, V), V, {"x": np.where(V > 3, np.inf, V)}, ""),
        (np.maximum(V, 0), V, {}, "numbers below 0 became 0: a `clip`, a `maximum` or a start value, or repeats that count once?"),
        (np.minimum(V, 1.75), V, {}, "numbers above 1.75 became 1.75: a `clip`, a `maximum` or a start value, or repeats that count once?"),
        (np.where(np.abs(V) < 1, 0, V), V, {}, ""),
        (V + np.array([0, 0, 0, 0, 0, 0, 0.3]), V, {}, "only the last element is wrong"),
        (V + np.array([0.3, 0, 0, 0, 0, 0, 0.2]), V, {}, "only both ends are wrong"),
        (V + np.array([0, 0, 0.3, 0, 0, 0, 0]), V, {}, ""),
        (V + np.array([0, 0, 0.3, 0, 0, 0, 0]), V, {"x": V}, ""),  # of 7 elements, it may be the smallest by chance
        (V + np.array([0, 0, 0.3, 0, 0, 0, 0]), V, {"x": V * [1, 1, 1e3, 1, 1, 1, 1]}, "wrong exactly where `x` is huge, such as -3e+03"),
        (V + np.array([0, 0, 0.3, 0, 0, 0, 0]), V, {"x": V * [1, 1, 1e-9, 1, 1, 1, 1]}, "wrong exactly where `x` is tiny, such as -3e-09"),
        (V + np.array([0, 0, 0, 0, 0, 0, 0.3]), V, {"x": V * [1, 1, 1, 1, 1, 1, 1e3]}, ""),  # the last one, or the huge one?
        (TABLE * [[1], [2], [1], [1], [1]], TABLE, {}, "only row 1 is wrong: it is twice what was asked for"),
        (TABLE * [[1], [0], [1], [1], [1]], TABLE, {}, "only row 1 is wrong: it is 0"),
        (TABLE * [1, 0, 1] + TABLE[:, :1] * [0, 1, 0], TABLE, {"bonus": TABLE[:, 0]}, "only column 1 is wrong: it is `bonus`, unchanged"),
        (TABLE + np.eye(5)[:, :3], TABLE, {}, ""),
        (STEPS + 100, STEPS + np.where(STEPS < 0, 101, 100), {"steps": STEPS}, "wrong exactly where `steps` is negative"),
        (STEPS + 100, STEPS + np.where(STEPS > 4, 101, 100), {"steps": STEPS}, "wrong exactly where `steps` is at least 5"),
        (STEPS + 100, STEPS + np.where(np.abs(STEPS - 3) < 2, 101, 100), {"steps": STEPS}, ""),  # 3 of 8, by chance
        (MORE + 100, MORE + np.where(np.abs(MORE - 3) < 2, 101, 100), {"steps": MORE}, "wrong exactly where `steps` lies between 2 and 4"),
        (STEPS + 100, STEPS + np.where(STEPS % 2, 101, 100), {"steps": STEPS}, ""),
    ],
)  # fmt: skip
def test_some_elements(got, expected, inputs, sentence):
    assert symptom(array(got), expected, **inputs) == sentence


def test_columns_with_tiny_deviations_are_named():
    right = (UNITS - UNITS.mean(axis=0)) / UNITS.std(axis=0)
    with_epsilon = (UNITS - UNITS.mean(axis=0)) / (UNITS.std(axis=0) + 1e-8)
    sentence = "only columns of `x` with tiny deviations are wrong: does an epsilon or a bound change them?"
    assert symptom(array(with_epsilon), right, x=UNITS, ulps=1e4) == sentence
    assert symptom(array(with_epsilon), right, x=TABLE, ulps=1e4) == "only column 1 is wrong"


def test_a_count_that_overflowed_is_told_from_one_that_is_wrong():
    assert symptom(jnp.asarray([5, 49, 7]), np.array([5, 305, 7])) == (
        "a count is 256 too small: it was kept in 8 bits, which hold no larger number"
    )
    assert symptom(jnp.asarray([5, 48, 7]), np.array([5, 305, 7])) == ""


def test_an_answer_to_an_earlier_call_is_named():
    with activate(InProcess({})) as boundary:
        assert_close(decode(encode(array(V))), V, called="f(x)")
        assert (
            symptom(array(V), V + X.ravel()[5:])
            == "this is the right answer to an earlier call: was an argument ignored, or something kept?"
        )
        boundary.begin_check()
        assert symptom(array(V), V + X.ravel()[5:]) == ""


@pytest.mark.parametrize(
    ("got", "expected", "sentence"),
    [
        (None, V, NO_RETURN),
        (None, (V, V), NO_RETURN),
        (
            (array(V),),
            V,
            "a tuple of one came back: a comma at the end of a line makes one, and so does `argnums=(0,)`",
        ),
        ([array(V), array(V)], (V, V), "a list came back in place of a tuple"),
        ((array(X), array(V)), (V, X), "two parts of the result have changed places"),
        ({"w": array(V)}, {"w": V, "b": V}, "the key 'b' is missing"),
        ({"w": array(V), "c": array(V)}, {"w": V, "b": V}, ""),
        (
            array(V),
            (V, V),
            "one array came back in place of several parts: was a list stacked, or one part returned alone?",
        ),
        (jnp.sin, V, "a function came back, and it was not called"),
        (lambda x: x, V, "a function came back, and it was not called"),
        (jax.random.key(0), V, ""),
        (V.astype("float32"), V, "a NumPy function was used: `jnp` gives a `jax.Array`"),
        (
            3.5,
            np.float64(3.5),
            "a Python number came in place of an array: `float`, `int`, `item` and `tolist` give one",
        ),
        (
            (array(V), array(V)),
            (V, [V, V]),
            "one array came back in place of several parts: was a list stacked, or one part returned alone?",
        ),
        (({"a": array(V)}, array(V)), (V, {"a": V}), "two parts of the result have changed places"),
        (({"a": array(V)}, array(V)), (V, {"b": V}), ""),
        ({"w": array(V), "b": array(V)}, {"w": V}, "the key 'b' was not asked for"),
        (
            [array(V), array(X), array(V)],
            [X, V],
            "other parts stand before the right ones: are they kept from an earlier call?",
        ),
        ([array(X), array(V), array(V)], [X, V], "the right parts come first, and 1 more after them"),
        ([array(X), array(X), array(X)], [X, V], ""),
        (
            [array(X), array(V), array(X), array(V + 1)],
            [X, V, V + 1],
            "the right parts came, and 1 more among them: are they kept from an earlier call?",
        ),
        ([array(X), array(V), array(X), array(V + 2)], [X, V, V + 1], ""),
        ([array(V)], [V, V], "parts that are equal came only once"),
        ([array(V)], [V, X], ""),
        (
            [array(v) for v in V / np.log(2)],
            list(V),
            "the result is 1.44 times what was asked for: a logarithm to another base?",
        ),
        ([array(v) for v in V**3 + 1], list(V), ""),
    ],
)
def test_structure(got, expected, sentence):
    assert symptom(got, expected) == sentence


WIDER = "something in float32 made it wider than bfloat16: an array or a NumPy number without a dtype, or a cast?"
FLOATS = "a division, a mean, a Python float or zeros without a dtype turn whole numbers into floating-point ones"
WHOLE = "whole numbers came: is there a `//`, a cast to int, or an array of whole numbers without a dtype?"


@pytest.mark.parametrize(
    ("got", "expected", "dtype", "inputs", "sentence"),
    [
        (array(V), V, "bfloat16", {}, WIDER),
        (array(V + 1), V, "bfloat16", {}, ""),
        (array([1, 0, 0]), np.array([1, 0, 0]), None, {}, FLOATS),
        (jnp.asarray([1, 0, 0]), np.array([1.0, 0.0, 0.0]), None, {}, WHOLE),
        (jnp.asarray([2, 0, 0]), np.array([1.0, 0.0, 0.0]), None, {}, ""),
        (jnp.asarray([True, False]), np.array([1, 0]), None, {}, "booleans came: is a comparison returned as it is?"),
        (jnp.int16(3), np.int64(3), None, {"n": np.int16(9)}, "the result has the dtype of `n`, and another one was asked for"),
        (jnp.int16(3), np.int64(3), None, {"n": np.int8(9)}, ""),
        (array(V).astype("float16"), V, None, {"x": V.astype("float16")}, "the result has the dtype of `x`, and another one was asked for"),
        (array(V).astype("float16"), V, None, {}, ""),
        (V.astype("float64"), V, None, {"array_type": None}, "64 bits are NumPy's default, and not JAX's"),
    ],
)  # fmt: skip
def test_dtypes(got, expected, dtype, inputs, sentence):
    assert symptom(got, expected, dtype=dtype, **inputs) == sentence


def test_64_bits():
    with jax.enable_x64(True):
        got = encode(jnp.asarray(V))
    sentence = "a `jax.Array` has 64 bits only while the setting `jax_enable_x64` is on"
    with pytest.raises(CheckFailed) as failure:
        assert_close(decode(got), V, called="f(x)")
    assert failure.value.symptom == sentence


def test_weak_types():
    weak = "a weak type comes from a Python number: pass a dtype where the array is made"
    assert symptom(jnp.asarray(0.0), np.float64(0.0), weak_type=False) == weak
    strong = "a dtype, a cast or a NumPy number ends a weak type"
    assert symptom(jnp.float32(0.0), np.float64(0.0), weak_type=True) == strong


NAMES = ["sin", "cos", "mul", "sin", "add"]
COUNTS = {"sin": 2, "cos": 1, "mul": 3, "jit": 1}
GROWS = "the count grows with each call: is something new in each call, or outside of `jit`?"
FEW = "some counts are too small, and none is too large: is a part left out, or a count overwritten?"
MANY = "some counts are too large, and none is too small: is a part counted more than once, or kept from before?"


@pytest.mark.parametrize(
    ("got", "expected", "sentence"),
    [
        (None, 3, NO_RETURN),
        (4, 3, ""),
        (np.int64(3), 3, "a NumPy number came in place of a Python number: convert it with `int`"),
        (jnp.float32(3), 3.0, "a `jax.Array` came in place of a Python number: convert it with `float`"),
        ([jnp.float32(3), jnp.float32(1)], [3.0, 2.0], "a `jax.Array` came in place of a Python number: convert it with `float`"),
        ([jnp.float32(3), 2.0], [3.0, 2.0], ""),
        (2.0, [2.0], "the only part came back without the list around it"),
        (2.0, [2.0, 1.0], ""),
        ([2.0, 1.0, 3.0], [1.0, 2.0, 3.0], "the right values stand in other places"),
        (["2", 1.0, 3.0], [1.0, 2.0, 3.0], ""),
        ([9.5, 1.5, 2.25], [1.5, 2.25, 7.125], "each value stands one place too late"),
        ([0.12346, 2.71828, 3.14159], [0.123456789, 2.718281828, 3.14159265], "each value is rounded to 5 digits after the point"),
        ([1, 1, 1], [1, 0, 0], ""),  # running totals, by chance
        ([1, 1, 1, 1, 1], [1, 0, 1, 0, 0], "each of the 5 counts is 1: no case is told from another"),
        ([1, 0, 1, 1, 1], [1, 0, 1, 0, 0], ""),
        ([True] * 4, [True, False, False, True], "each of the 4 answers is True, and they should differ"),
        ([True, True, False, True], [True, False, False, True], ""),
        ([1, 2, 3, 4, 5], [1, 2, 2, 2, 2], GROWS),
        ([1, 2, 3, 3, 3], [1, 2, 2, 2, 2], ""),
        ([5, 10, 10, 10], [1, 2, 2, 2], "each count is 5 times what was asked for"),
        ([2, 2, 3, 3, 4], [1, 1, 2, 2, 2], "the first call alone counts more than once"),
        ({"runs": [1, 2, 3, 4], "jitted": True}, {"runs": [1, 1, 2, 2], "jitted": True}, GROWS),
        ({"runs": [1, 2, 3, 4], "jitted": False}, {"runs": [1, 1, 2, 2], "jitted": True}, ""),
        ({"a": 1}, {"a": 1, "b": 2}, ""),  # a count that is missing explains nothing
        ({"sin": 2, "cos": 1, "mul": 3}, COUNTS, "all counts are right, and that of 'jit' is missing"),
        (COUNTS | {"sin": 1, "mul": 1}, COUNTS, FEW),
        (COUNTS | {"sin": 4, "add": 1}, COUNTS, MANY),
        (COUNTS | {"sin": 4, "mul": 1}, COUNTS, ""),
        (sorted(NAMES), NAMES, "the right items stand in another order"),
        (["sin", "cos", "mul", "add"], NAMES, "items that are equal came only once"),
        (NAMES[1:], NAMES, "items are missing, and the others are right: the first one is 'sin'"),
        ([*NAMES, "jit"], NAMES, "items are too many, and the others are right"),
        (["cos", "cos"], NAMES, ""),
        ([32, 32, 256, 256], [32, 256], "items that are right came more than once"),
        ([32, 64, 256, 256], [32, 256], ""),
    ],
)  # fmt: skip
def test_plain_values(got, expected, sentence):
    assert symptom(got, expected, assert_equal) == sentence


def test_parts_that_have_changed_places_are_named():
    swapped = "two parts of the result have changed places"
    assert symptom((array(V), array(V + 1), array(X)), (V + 1, V, X)) == swapped
    assert symptom({"a": array(V), "b": array(V + 1)}, {"a": V + 1, "b": V}) == swapped
    assert symptom((array(V), array(V + 1), array(V)), (V + 1, V, X.ravel()[5:])) == "each value is 1 too small"
    assert symptom((array(V), array(V)), (V, V + 1)) == "each value is 1 too small"
    assert (
        symptom((array(0.0), array(V)), (np.float64(2.0), V))
        == "one part is 0, and the others are right: does it have no influence, or was it not updated?"
    )
    assert symptom((array(0.0), array(V + V**2)), (np.float64(2.0), V)) == ""
    assert symptom((False, array(V)), (True, V)) == ""


MODULE = """
import jax
import jax.numpy as jnp

kept = []
cache = {}
shared = [1.0]

def changes(x): x *= 2; return jnp.asarray(x)
def sets(x): jax.config.update("jax_debug_nans", True); return x
def keeps(x): cache[len(cache)] = 1.0; return x
def leaks(x): jax.jit(kept.append)(x); return x
def prints(x): print("x"); return x
def counts(x, seen=[0]): seen[0] += 1; return seen[0] * x
def shares(x): return shared
def pure(x): return x
donates = jax.jit(lambda x: x + 1, donate_argnums=0)
"""


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("changes", "the call changes an object that was passed in: make a new one, and change that"),
        ("donates", "a donated argument gives its memory away, so nobody can read it again"),
        ("sets", "a setting of JAX was switched for the whole program, and not only in this function"),
        ("keeps", "`cache` keeps something after the call: return it, or leave it out"),
        ("leaks", "a traced value is stored outside of the function: return it, or leave it out"),
        ("prints", "there is a `print` in the function, or in one that it calls: leave it out"),
        ("counts", "`counts.__defaults__` keeps something after the call: return it, or leave it out"),
        ("shares", "each call returns the same object: make a new one inside the function"),
    ],
)
def test_impure_functions(monkeypatch, name, sentence):
    module = types.ModuleType("exercises.miniature")
    exec(MODULE, vars(module))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    with activate(InProcess({})):
        assert_pure(module.pure, np.ones(3, "float32"), called="pure(x)")
        with pytest.raises(CheckFailed) as failure:
            assert_pure(getattr(module, name), np.ones(3, "float32"), called=f"{name}(x)")
    assert failure.value.symptom == sentence


def test_a_function_whose_results_differ():
    drawn = iter(range(9))
    with activate(InProcess({})), pytest.raises(CheckFailed) as failure:
        assert_pure(lambda x: x + next(drawn), np.ones(3, "float32"), called="f(x)")
    kept = "equal calls give equal results only if nothing is kept between them, and nothing is random"
    assert failure.value.symptom == kept


def refuses(code, filename):
    """Calls a student's code that is to raise a TypeError which mentions x."""
    linecache.cache[filename] = (len(code), None, code.splitlines(keepends=True), filename)
    names = {}
    exec(compile(code, filename, "exec"), names)
    with activate(InProcess({filename: filename})), pytest.raises(CheckFailed) as failure:
        assert_raises(names["f"], "TypeError", called="f()", mentions="x")
    return failure.value.symptom


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("return 3", "the call went through: which test should have stopped it?"),
        ("raise ValueError('x')", "a ValueError is raised in place of a TypeError"),
        ("raise TypeError('y')", "it is the right exception, and its message lacks 'x'"),
        ("[][0]", "the code stops at another error, before it raises a TypeError: test the arguments first"),
    ],
)
def test_a_wrong_exception(body, sentence):
    assert refuses(f"def f():\n    {body}\n", "student.py") == sentence


@pytest.mark.parametrize(
    ("fn", "sentence"),
    [
        (lambda x: jnp.sin(jax.jit(jnp.cos)(x)) + x, "some of the work runs outside of `jax.jit`, such as `add` and `sin`"),
        (lambda x: x + x, "`jax.jit` compiles none of the work, such as `add`"),
        (lambda x: jax.jit(jnp.sin)(jax.jit(jnp.cos)(x)), "the call runs 2 compiled programs, one after the other"),
    ],
)  # fmt: skip
def test_what_is_not_jitted(fn, sentence):
    with activate(InProcess({})), pytest.raises(CheckFailed) as failure:
        assert_fully_jitted(fn, np.ones(3, "float32"), called="f(x)")
    assert failure.value.symptom == sentence


def test_a_program_that_grows():
    def unrolled(x):
        return sum(x[i] for i in range(len(x)))

    def draw_call(n):
        return (np.ones(n, "float32"),), np.float64(n)

    with activate(InProcess({})), pytest.raises(CheckFailed) as failure:
        assert_constant_program_size(unrolled, draw_call, [40, 50], max_operations=20, called="f(x)", what="numbers")
    assert failure.value.symptom == "a Python loop over numbers writes out every round"


def test_a_program_that_is_long_for_any_size():
    def draw_call(n):
        return (np.ones(n, "float32"),), np.float64(n)

    def unrolled(x):
        return sum(x.sum() * i for i in range(40))

    with activate(InProcess({})), pytest.raises(CheckFailed) as failure:
        assert_constant_program_size(unrolled, draw_call, [40, 50], max_operations=20, called="f(x)", what="numbers")
    assert failure.value.symptom == "a Python loop over something else writes out every round"


def test_calls_that_trace_again():
    def traced(fn, sizes, may_trace):
        calls = [(np.ones(size, "float32"),) for size in sizes]
        with activate(InProcess({})), pytest.raises(CheckFailed) as failure:
            assert_traces(fn, None, calls=calls, may_trace=may_trace, called="f(x)")
        return failure.value.symptom

    every = "every call is traced: is `jax.jit` missing, or is a function, an object or a static value new each time?"
    assert traced(lambda x: jax.jit(lambda x: x + 1)(x), [3, 3, 3], (True, False, False)) == every
    again = "call 3 is traced again: its program was not kept, or something static or its types differ"
    assert traced(jax.jit(lambda x: x + 1), [3, 3, 4], (True, False, False)) == again


def test_a_tracer_that_came_back():
    kept = []
    jax.jit(kept.append)(array(V))
    sentence = "a traced value was kept in a list, a dictionary or a global, and came back after its trace had ended"
    assert symptom(kept[0], V) == sentence
    assert symptom((array(V), kept[0]), (V, V)) == sentence


def raises(code):
    names = {"jax": jax, "jnp": jnp, "np": np, "lax": lax, "x": jnp.arange(3.0), "f": lambda a: None}
    names["inverse"] = jax.custom_vjp(lambda x: x)
    names["inverse"].defvjp(lambda x: (x, None), lambda _, x: (x,))
    try:
        exec(code, names)
    except Exception as error:
        return symptom_of_exception(read_raised(describe_exception(error, {})))
    raise AssertionError("it raised nothing")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("jax.jit(lambda x: 1 if x[0] > 0 else 2)(x)", "a Python `if`, `while`, `and` or `not` needs a value, and a tracer has none"),
        ("jax.jit(lambda x: [0, 1][x[0].astype(int)])(x)", "Python needs a whole number here, and a tracer has no value"),
        ("jax.jit(lambda x: np.sin(x))(x)", "a NumPy function was called on a tracer, which has no values: use `jnp`"),
        ("jax.jit(lambda x: x[x > 0])(x)", "the number of selected elements must be known while JAX traces: use `where`"),
        ("jax.jit(lambda x: jnp.zeros(x[0]))(x)", "a shape must be known while JAX traces, and a tracer has no value"),
        ("jax.jit(jnp.bincount)(x.astype(int))", "the size of the result must be known while JAX traces: pass it as a number"),
        ("jax.jit(jnp.unique)(x)", "the size of the result must be known while JAX traces: pass it as a number"),
        ("jax.jit(jnp.nonzero)(x)", "the size of the result must be known while JAX traces: pass it as a number"),
        ("jax.jit(jnp.repeat)(x, x.astype(int))", "the size of the result must be known while JAX traces: pass it as a number"),
        ("jax.jit(lambda x: float(x[0]))(x)", "Python needs a value here, and a tracer has none"),
        ("k = []\njax.jit(lambda x: k.append(x))(x)\nk[0] + 1", "a tracer was kept after its trace had ended, in a global, a list or an attribute"),
        ("jax.grad(lambda x: x)(x)", "`jax.grad` needs a function whose result has the shape ()"),
        ("jax.grad(lambda x: x.sum())(jnp.arange(3))", "`jax.grad` needs floating-point arguments, and got integers"),
        ("jax.jit(lambda x: x, donate_argnums=0)(x)\nx + 1", "an array was used after it had been donated"),
        ("jax.jit(lambda x, n: x, static_argnums=1)(x, x)", "a static argument or a key must be hashable, and an array or list is not"),
        ("x[0] = 1", "JAX's arrays cannot be changed in place: use `x.at[i].set(value)`"),
        ("lax.scan(lambda c, _: (c.astype(int), None), x, None, length=2)", "the carry of a loop must keep its structure, shapes and dtypes"),
        ("lax.while_loop(lambda c: True, lambda c: (c, c), x)", "the carry of a loop must keep its structure, shapes and dtypes"),
        ("lax.fori_loop(0, 3, lambda _, c: c[:1], x)", "the carry of a loop must keep its structure, shapes and dtypes"),
        ("jnp.zeros((None, None))", ""),
        ("jax.tree.unflatten(jax.tree.structure((1, 2)), [1])", "a tree was put together from another number of leaves than it has"),
        ("jnp.split(jnp.ones(9), (4, 2, 3))", "`jnp.split` takes the places to cut at, in rising order, and not the lengths of the parts"),
        ("h = jax.custom_jvp(lambda x: x)\nh.defjvp(lambda p, t: (p[0], jnp.minimum(t[0], 1)))\njax.grad(lambda x: h(x).sum())(x)", "backwards, JAX needs a rule that is linear in the tangents: for what flows back there is `jax.custom_vjp`"),
        ("x + jnp.ones(4)", "two arrays have shapes that do not fit together"),
        ("x @ jnp.ones((4, 3))", "two arrays have shapes that do not fit together"),
        ("del jnp\njnp.ones(3)", "its import is missing at the top of the file"),
        ("y + 1", ""),
        ("f(1, 2)", "a function was called with other arguments than it takes"),
        ("f()", "a function was called with other arguments than it takes"),
        ("f(1) + 1", "a value is None: is a `return` or an argument missing?"),
        ("f(1).shape", "a value is None: is a `return` or an argument missing?"),
        ("compile('f(1', 'a', 'exec')", "a parenthesis, a bracket or a comma is missing"),
        ("compile('f(1))', 'a', 'exec')", ""),
        ("g = lambda n: g(n)\nglobals()['g'] = g\ng(1)", "the function calls itself without end"),
        ("1 / 0", "Python divides by 0: a length or a sum is 0 here"),
        ("a, b = []", "there is nothing to unpack: a list is empty, or a shape is ()"),
        ("a, b = x", "there are not as many values as names to the left of `=`"),
        ("a, b = 3", "one value came, and several names stand to the left of `=`"),
        ("np.ones(3).at[0].set(1)", "a NumPy array has no `.at`: convert it with `jnp.asarray`"),
        ("[1.0].shape", "a Python number, list or tuple is no array: convert it with `jnp.asarray`"),
        ("[1.0].size_of", ""),
        ("x.set(1)", "an update needs `.at` before the index: `x.at[i].set(value)`"),
        ("x.sett(1)", ""),
        ("jax.jit(lambda x, n: x[:n])(x, 2)", "the length of a slice must be known while JAX traces, and a tracer has no value"),
        ("lax.scan(lambda c, s: (c, s), 'a', x)", "JAX got a value that is no array and no number"),
        ("jax.jit(lambda f, x: f(x))(jnp.sin, x)", "a function was passed to a jitted function: JAX traces arrays and numbers only, so name it in `static_argnames`"),
        ("jax.jit(lambda f, x: f(x))(lambda x: x, x)", "a function was passed to a jitted function: JAX traces arrays and numbers only, so name it in `static_argnames`"),
        ("def h():\n    n += 1\nh()", "Python takes a name for local if the function assigns to it: `nonlocal` or `global` says that it is not"),
        ("jax.jit(lambda x: x)('a')", "JAX got a value that is no array and no number"),
        ("jnp.sum([1.0, 2.0])", "`jnp` functions take arrays, not lists: use `jnp.asarray`"),
        ("dict([[1, 2, 3]])", "`dict` was called on something that is no dictionary"),
        ("[1, 2][jnp.arange(2)]", "a list or a tuple was indexed with an array"),
        ("[1, 2][str(1)]", "a text stands where a position belongs: this is no dictionary"),
        ("x['a']", "a text stands where a position belongs: this is no dictionary"),
        ("x[1.5]", "an index must be a whole number"),
        ("(lambda a, /: a)(a=1)", "a function takes its arguments by position: leave out their names"),
        ("jnp.asarray(jax.ShapeDtypeStruct((3,), 'float32'))", "a `ShapeDtypeStruct` has a shape and a dtype, and no numbers"),
        ("jax.vmap(jnp.sin)(x[0])", "`jax.vmap` needs an axis to map over, and an array of shape () has none"),
        ("jax.vmap(jnp.add)(x, jnp.ones(4))", "the arguments of `jax.vmap` have axes of different lengths: should `in_axes` be None for one of them?"),
        ("jax.vmap(lambda v: lax.psum(v, 'batch'))(x)", "no map around this code has an axis of this name: pass it to `jax.vmap` as `axis_name`"),
        ("lax.axis_index('batch')", "no map around this code has an axis of this name: pass it to `jax.vmap` as `axis_name`"),
        ("jax.vmap(jnp.add, in_axes=(0,))(x, x)", "`in_axes` needs one entry for each argument"),
        ("jax.jit(jnp.sin).lower(x).compile()(jnp.ones(4))", "a program that was compiled by hand fits one shape and dtype only: call the jitted function instead"),
        ("jax.jit(jax.jit(jnp.sin).lower(x).compile())(x)", "a program that was compiled by hand got a tracer: call the jitted function instead"),
        ("t = (1, 2)\nt[0] = 1", "a tuple cannot be changed: make a new one"),
        ("lax.cond(True, lambda x: x, lambda x: x[:1], x)", "all branches must give the same structure, shapes and dtypes"),
        ("lax.cond(True, lambda x: (x, x), lambda x: x, x)", "all branches must give the same structure, shapes and dtypes"),
        ("list(x[0])", "an array of shape () has no length and no elements"),
        ("x[0, 0]", "there are more indices than axes: an array has fewer axes than the code expects"),
        ("jnp.sum(x, axis=1)", "an array has fewer axes than the code expects"),
        ("x.reshape(2, 2)", "the new shape does not have as many elements as the array"),
        ("jnp.stack([])", "an empty list of arrays cannot be joined"),
        ("jnp.stack([x, jnp.ones(2)])", "arrays can be joined only if their other axes have the same lengths"),
        ("{'a': 1} * 2.0", "Python cannot compute with whole dictionaries: use `jax.tree.map`"),
        ("[1.0] - 1.0", "Python cannot compute with lists or tuples: make an array with `jnp.asarray`, or use `jax.tree.map`"),
        ("if x > 1: pass", "a Python `if`, `while`, `and` or `max` needs one value, and an array has several"),
        ("float(x)", "an array with axes is not one Python number"),
        ("jnp.array(2**40)", "a whole number is too large for int32"),
        ("jax.value_and_grad(lambda x: (x.sum(), x))(x)", "`jax.grad` needs one number, and the function returns several parts: return the loss alone, or use `has_aux`"),
        ("jax.grad(lambda x: x.sum(), has_aux=True)(x)", "`has_aux=True` needs a function that returns a pair"),
        ("jax.tree.map(lambda a, b: a, {'a': 1}, {'b': 1})", "two trees do not have the same structure"),
        ("lax.while_loop(lambda c: c, lambda c: c, x)", "a condition must be one boolean, of shape ()"),
        ("jax.jit(lambda x: f'{x:.2f}')(x)", "a tracer has no value that a text could hold"),
        ("jnp.max(x[:0])", "there is no largest or smallest element of an empty array"),
        ("jax.grad(x)(x)", "a function was expected: was its result passed instead?"),
        ("jax.jit(lambda x: x, static_argnames='y')(1)", "an argument was marked as static or donated that the function does not have"),
        ("lax.scan(lambda c, s: (c, s), 0.0, (x, jnp.ones(2)))", "the arrays that `lax.scan` runs over need a first axis, all of the same length"),
        ("jax.random.normal(0)", "a random function needs a key: make it with `jax.random.key(seed)`"),
        ("jnp.foo", "this module has nothing of that name"),
        ("{}['a']", "the dictionary has no such key"),
        ("[1][3]", "a list or a tuple has fewer items than the code expects"),
        ("x(1)", "something is called that is no function"),
        ("sum(3)", "a single number stands where several were expected"),
        ("jax.jacfwd(inverse)(x)", "it has a rule for reverse mode only: use `jax.grad`, `jax.vjp` or `jax.jacrev`"),
        ("raise ValueError('the function calls back into Python, which is not part of a program')", "`jax.debug.print` and callbacks run Python beside the program: leave them out"),
        ("raise NotImplementedError(\"Evaluation rule for 'a' not implemented\")", "a function was run that can only be traced"),
        ("raise ValueError('window does not divide the length')", ""),
    ],
)  # fmt: skip
def test_exceptions(code, sentence):
    assert raises(code) == sentence


def test_an_exception_that_the_code_raises_itself():
    def own(code, name="TypeError"):
        frame = Frame("exercises/ch2/selu.py", 9, "selu", code)
        return symptom_of_exception(Raised(name, (name, "Exception"), "no floating dtype", (frame,)))

    assert own("raise TypeError(x.dtype)") == "the code raises this itself, and should not do so here"
    assert own("raise TypeError(x.dtype", "SyntaxError") == ""
    assert own("raised = check(x)") == ""


def test_a_rule_that_raises_says_nothing():
    assert symptom_of_plain_values({"a": np.zeros((2, 3))}, {"a": np.zeros(32)}) == ""
