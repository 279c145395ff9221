"""Fingerprints: what agrees up to rounding has the same, and nothing else does."""

import collections
import dataclasses

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.boundary.in_process import InProcess
from grader.protocol.codec import MAX_BYTES, encode
from grader.runner.fingerprints import Seen, fingerprints

RNG = np.random.default_rng(0)
NUMBERS = RNG.normal(size=200).astype("float32")


def seen(*records):
    return Seen("failed", fingerprints(records))


def same(first, second):
    return seen(encode(first)).agrees(seen(encode(second)))


def raised(error):
    boundary = InProcess({})

    def thunk():
        raise error

    with pytest.raises(type(error)):
        boundary.observe(thunk)
    return seen(*boundary.observations)


def nudged(numbers, ulps=1):
    """The numbers, each moved by a few units of rounding up or down."""
    up = np.where(RNG.random(numbers.shape) < 0.5, np.inf, -np.inf).astype(numbers.dtype)
    for _ in range(ulps):
        numbers = np.nextafter(numbers, up)
    return numbers


Pair = collections.namedtuple("Pair", "w b")
Other = collections.namedtuple("Other", "w b")
Shuffled = collections.namedtuple("Shuffled", "b w")


@dataclasses.dataclass
class Opened:
    text: str


@pytest.mark.parametrize("scale", [1e-6, 1.0, 3.0e4, 1e30])
@pytest.mark.parametrize("make", [np.asarray, jnp.asarray, list, lambda numbers: {"w": [numbers]}])
def test_numbers_that_differ_in_their_last_bits_agree(make, scale):
    for numbers in RNG.normal(size=(20, 64)).astype("float32") * np.float32(scale):
        assert same(make(numbers), make(nudged(numbers)))


@pytest.mark.parametrize("largest", [0.5, 1.0, 2.0, 1 / 2**0.5, 2 ** (1 / 3), 2 ** (1 / 6), 2 ** (2 / 3)])
def test_a_largest_number_where_the_step_changes_agrees_with_its_neighbours(largest):
    for number in (np.nextafter(largest, 0), np.nextafter(largest, 9)):
        assert same(float(number), largest)
        assert same(np.array([number, 0.3, 0.0]), np.array([largest, 0.3, 0.0]))


@given(st.integers(-(2**11), 2**11), st.integers(0, 12), st.booleans())
def test_numbers_of_few_digits_agree_with_their_neighbours_on_both_grids(whole, bits, up):
    number = np.float32(whole / 2**bits)
    near = np.nextafter(number, np.float32(1e9 if up else -1e9))
    both = [fingerprints([encode(np.array([one, 2048.0], "float32"))])[0] for one in (number, near)]
    assert both[0] == both[1]


@pytest.mark.parametrize("difference", [0.001, 0.01, 1.0])
def test_a_real_difference_is_seen(difference):
    for position in (0, 100, 199):
        other = NUMBERS.copy()
        other[position] += difference * np.max(np.abs(NUMBERS))
        assert not same(NUMBERS, other)
        assert not same(list(map(float, NUMBERS)), list(map(float, other)))


def test_what_may_be_rounding_near_zero_agrees():
    assert same(np.array([1e-8, -3e-9]), np.array([-2e-8, 0.0]))
    assert same(0.0, -1e-9)
    assert not same(np.array([1e-8, 1e-3]), np.array([1e-8, 2e-3]))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (np.nan, 0.0),
        (np.nan, np.inf),
        (np.inf, -np.inf),
        (np.inf, 3.4e38),
        ([1.0, np.nan], [np.nan, 1.0]),
        (complex(1, np.nan), complex(np.nan, 1)),
        (1, 2),
        (10**6, 10**6 + 1),
        (10**30, 10**30 + 1),
        (1, 1.0),
        (1, True),
        (0, None),
        ("1", 1),
        ("a", b"a"),
        ((1, 2), [1, 2]),
        ((1, 2), (2, 1)),
        ([[1], 2], [1, [2]]),
        ({"w": 1}, {"b": 1}),
        ({"w": 1, "b": 2}, {"w": 2, "b": 1}),
        ({1: 2}, {1.0: 2}),
        ({1, 2}, {1, 3}),
        (Pair(1, 2), (1, 2)),
        (Pair(1, 2), Shuffled(1, 2)),
        (np.arange(6), np.arange(6).reshape(2, 3)),
        (np.ones(3, "float32"), np.ones(3, "float16")),
        (np.ones(3, "float32"), jnp.ones(3, "float32")),
        (jnp.asarray(1.0), jnp.ones(())),  # only the first is weakly typed
        (np.arange(3), np.array([0, 1, 3])),
        (np.array([10**6]), np.array([10**6 + 1])),
        (np.array([True, False]), np.array([True, True])),
        (np.array([1 + 1j]), np.array([1 - 1j])),
        (jax.random.key(0), jax.random.key(1)),
        (jax.random.key(0), jax.random.key_data(jax.random.key(0))),
        (np.array([1.0, 1.5], ml_dtypes.bfloat16), np.array([1.0, 2.0], ml_dtypes.bfloat16)),
    ],
)
def test_other_values_types_and_structures_differ(first, second):
    assert not same(first, second)
    assert same(first, first)
    assert same(second, second)


def test_what_two_versions_may_differ_in_agrees():
    assert same({"w": 1, "b": 2}, {"b": 2, "w": 1})
    assert same(Pair(1, 2), Other(1, 2))
    assert same(Opened("x"), Opened("x"))
    assert same(lambda x: x, print)
    assert same(-0.0, 0.0)
    assert seen(["set", [0, 8]]).agrees(seen(["set", [8, 0]]))  # the order of a set is no fact


def test_exceptions_count_by_class_and_first_line_without_numbers():
    assert raised(ValueError("expected 3, at 0x7f12\nmore")).agrees(raised(ValueError("expected 4, at 0x99\nless")))
    assert not raised(ValueError("expected 3")).agrees(raised(TypeError("expected 3")))
    assert not raised(ValueError("expected 3")).agrees(raised(ValueError("found 3")))
    assert not raised(ValueError("3")).agrees(seen(encode("3")))


def test_programs_count_by_their_operations():
    programs = [seen({"program": [["add", count]]}) for count in (1, 1, 2)]
    assert programs[0].agrees(programs[1])
    assert not programs[0].agrees(programs[2])


def test_parts_do_not_run_into_each_other():
    assert not seen(["node", "T", ["a", "bc"], [1, 2]]).agrees(seen(["node", "T", ["ab", "c"], [1, 2]]))


def test_outcome_number_and_order_count():
    one, two = encode(1), encode(2)
    assert not seen(one).agrees(seen(one, one))
    assert not seen(one, two).agrees(seen(two, one))
    assert not Seen("passed", fingerprints([one])).agrees(seen(one))
    assert Seen("passed").agrees(Seen("passed"))


def nested(depth):
    record = 1
    for _ in range(depth):
        record = ["list", [record]]
    return record


HOSTILE = {
    "deep": nested(61),
    "deepest": nested(100_000),
    "many numbers": ["list", [1] * 100_000],
    "many arrays": ["list", [["array", "jax", "float32", [0], False, b""]] * 20_000],
    "large": ["array", "jax", "float8_e4m3fn", [MAX_BYTES], False, bytes(MAX_BYTES)],
    "no bytes": ["array", "jax", "float32", [2], False, b""],
    "long number": ["int", "1" * 4001],
    "unknown": ["unknown"],
    "no exception": {"raised": {}},
    "no message": {"raised": {"type": "E", "message": None}},
    "no program": {1: object()},
    "no data": object(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_observations_have_no_fingerprint_and_agree_with_nothing(name):
    assert fingerprints([HOSTILE[name]]) == ((),)
    assert not seen(HOSTILE[name]).agrees(seen(HOSTILE[name]))


def test_hostile_observations_share_one_allowance():
    half = ["array", "jax", "uint8", [2**20 * 3 // 2], False, bytes(2**20 * 3 // 2)]
    assert [bool(one) for one in fingerprints([half, half, half])] == [True, False, False]


def test_they_survive_as_plain_data():
    one = seen(encode(NUMBERS), encode("a"))
    assert Seen.from_plain(one.to_plain()) == one
    for damaged in (None, [], ["failed"], ["failed", 3], [[], [3]], 7):
        with pytest.raises((ValueError, TypeError)):
            Seen.from_plain(damaged)
