import itertools
import math
import socket
import threading
import tracemalloc
from typing import NamedTuple

import jax
import jax.numpy as jnp
import msgpack
import numpy as np
import pytest
from fuzz import targets
from fuzz.answers import observations, scalars, texts
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.checks import assert_close, assert_equal
from grader.errors import BadObservation, CheckFailed, ConnectionClosed
from grader.protocol import wire
from grader.protocol.codec import MAX_BYTES, Budget, KeyData, Node, Opaque, decode, encode
from grader.protocol.exceptions import describe_exception


class Line(NamedTuple):
    w: float
    b: float


def across(value):
    return decode(msgpack.unpackb(msgpack.packb(encode(value)), strict_map_key=True))


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.complex_numbers(allow_nan=False),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text() | st.integers(), inner),
    max_leaves=20,
)


@given(plain)
def test_plain_values_come_back_as_they_were(value):
    assert across(value) == value
    assert type(across(value)) is type(value)


@given(hnp.arrays(st.sampled_from(["float32", "int64", "bool", "complex64"]), hnp.array_shapes(min_dims=0, min_side=0)))
def test_arrays_come_back_as_they_were(array):
    got = across(array)
    assert got.array_type == "numpy"
    assert got.dtype == array.dtype
    np.testing.assert_array_equal(got, array)


def test_jax_arrays_keep_their_type_dtype_and_weak_type():
    strong, weak = across((jnp.ones(3, jnp.bfloat16), jnp.asarray(1.0) * 1))
    assert (strong.array_type, strong.dtype.name, strong.weak_type) == ("jax", "bfloat16", False)
    assert across(jax.jit(lambda: 2.0)()).weak_type
    assert weak.shape == ()


def test_own_nodes_come_back_as_names_fields_and_children():
    got = across(Line(1.0, [2.0]))
    assert got == Node("Line", ("w", "b"), (1.0, [2.0]))
    assert got.w == 1.0
    with pytest.raises(AttributeError):
        _ = got.slope


def test_keys_and_functions_come_back_as_data():
    key = across(jax.random.key(7))
    assert isinstance(key, KeyData)
    assert "fry" in key.impl
    assert isinstance(across(len), Opaque)


def test_a_leaked_tracer_is_named():
    leaked = []
    jax.jit(lambda x: leaked.append(x))(1.0)
    assert across(leaked[0]).array_type == "tracer"


def test_what_is_too_large_or_too_deep_is_refused():
    deep = []
    for _ in range(100):
        deep = [deep]
    for value in (deep, list(range(300_000)), np.zeros(2**24, "float64")):
        with pytest.raises(BadObservation):
            encode(value)
    with pytest.raises(BadObservation):
        encode(np.array([object()]))


junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.text(max_size=5)
    | st.binary(max_size=9)
    | st.sampled_from(
        [
            "array",
            "jax",
            "numpy",
            "tracer",
            "float32",
            "bool",
            "node",
            "dict",
            "list",
            "tuple",
            "int",
            "key",
            "other",
            "set",
        ]
    ),
    lambda inner: st.lists(inner, max_size=6),
    max_leaves=30,
)


@settings(max_examples=500)
@given(junk)
def test_hostile_data_is_refused_or_decoded_and_nothing_else(value):
    try:
        decode(value)
    except BadObservation:
        pass


@pytest.mark.parametrize(
    "forged",
    [
        ["array", "jax", "object", [1], False, b"12345678"],
        ["array", "jax", "float32", [2**39, 2**39], False, b""],
        ["array", "jax", "float32", [-1], False, b""],
        ["array", "jax", "float32", [2], False, b"1234"],
        ["array", "jax", "bool", [1], False, b"\x07"],
        ["array", "tracer", "float32", [2**30], False, b""],
        ["dict", [[["list", []], 1]]],
        ["dict", [[1, 2, 3]]],
        ["node", "N", ["a"], []],
        ["node", "N", [1], [2]],
        ["int", "9" * 5000],
        ["int", "1_0x"],
        ["pickle", b"..."],
        {"a": 1},
    ],
)
def test_forged_forms_are_refused(forged):
    with pytest.raises(BadObservation):
        decode(forged)


@settings(max_examples=150, deadline=None)
@example(1e999)
@example(3.5e38)
@given(observations)
def test_well_formed_values_are_compared_whatever_they_hold(plain):
    targets.values(plain)


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=60) | st.builds(lambda value, cut: msgpack.packb(value)[:cut], observations, st.integers(0, 99))
)
def test_frames_are_received_or_refused(data):
    for stream in (data, targets.frame(data)):
        try:
            plain = targets.received(stream)
            targets.raised_from(plain)
            targets.allowed(decode(plain))
        except (BadObservation, ConnectionClosed):
            pass


@settings(max_examples=150)
@given(st.fixed_dictionaries({}, optional={
    "type": scalars, "message": scalars | st.just("x\x1b" * 9999), "not_started": st.booleans() | scalars,
    "bases": st.lists(texts | scalars, max_size=3), "frames": st.lists(st.lists(texts | scalars, max_size=5), max_size=9),
}))  # fmt: skip
def test_descriptions_of_exceptions_are_read_or_refused(plain):
    targets.raised_from(plain)


@given(st.fixed_dictionaries({
    "id": st.just(7) | scalars, "printed": texts | scalars | st.just("x" * 2001),
}, optional={
    "value": scalars, "raised": st.just(describe_exception(KeyError("k"), {})) | scalars, "more": scalars,
}))  # fmt: skip
def test_answers_are_read_or_refused(plain):
    targets.answer_from(plain)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (["int", "9" * 4000], 1.5),
        (["int", "9" * 4000], 1),
        (["int", "9" * 4000], 1j),
        (["complex", 0.0, 1.0], 1.5),
        (["complex", 0.0, 1.0], 1),
        (math.inf, 1),
        (math.nan, 1),
        (300, np.int8(44)),
        (-1, np.uint8(255)),
    ],
)
def test_a_number_that_does_not_fit_fails_a_comparison(got, expected):
    with pytest.raises(CheckFailed):
        assert_close(decode(got), expected, called="f(x)", array_type=None)


@pytest.mark.parametrize(
    ("dtype", "data"),
    [("float32", b"\x00\x00\xa0\x7f"), ("bfloat16", b"\xa0\x7f"), ("float64", b"\xff" * 6 + b"\xef\x7f")],
)
def test_numbers_at_the_edge_of_a_dtype_are_compared_without_a_warning(dtype, data):
    with pytest.raises(CheckFailed):
        assert_close(
            decode(["array", "jax", dtype, [1], False, data]), np.array([-1.7e308]), called="f(x)", dtype=dtype
        )


@pytest.mark.parametrize(("got", "expected"), [(1.9, 1), (True, 1.0), (1, True), (2, np.bool_(True))])
def test_a_number_of_another_kind_fails_a_comparison(got, expected):
    with pytest.raises(CheckFailed):
        assert_close(got, np.asarray(expected), called="f(x)", array_type=None)


@pytest.mark.parametrize(("got", "expected"), [({True: "a"}, {1: "a"}), (frozenset({1.0}), frozenset({1}))])
def test_keys_of_another_type_fail_a_comparison(got, expected):
    with pytest.raises(CheckFailed):
        assert_equal(got, expected, called="f(x)")


def test_keys_whose_hashes_collide_are_refused():
    same_hash = [["tuple", list(numbers)] for numbers in itertools.product((-1, -2), repeat=12)]
    for forged in (["set", same_hash], ["dict", [[key, None] for key in same_hash]]):
        with pytest.raises(BadObservation):
            decode(forged)


def test_a_leaked_tracer_takes_no_memory_for_its_shape():
    tracer = ["array", "tracer", "complex128", [2**20], False, b""]
    tracemalloc.start()
    try:
        got = decode(["list", [tracer] * 20])
        assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()
    assert got[0].shape == (2**20,)
    assert got[0].array_type == "tracer"


@pytest.mark.parametrize(
    "plain",
    [["list", [None] * 19_000], ["list", ["x" * 20_000] * 24], bytes(15 * 2**20)],
    ids=["values", "texts", "bytes"],
)  # fmt: skip
def test_observations_that_are_kept_together_share_a_budget(plain):
    budget = Budget(answers=2)
    decode(plain, budget)
    decode(plain, budget)
    with pytest.raises(BadObservation):
        decode(plain, budget)


@pytest.mark.parametrize(
    "plain",
    [
        ["list", [None] * 20_001],
        ["list", ["x" * 20_000] * 26],
        ["list", [bytes(300_000)] * 2],
        ["list", [["array", "numpy", "uint8", [2**24], False, bytes(2**24)]] * 2],
        ["list", [["dict", [[n, None] for n in range(60)]]] * 2],
        ["list", [["node", "N", ["f" * 200] * 50, [None] * 50]] * 51],
    ],
    ids=["values", "texts", "bytes", "numbers", "keys", "names"],
)
def test_an_answer_over_its_budget_is_refused(plain):
    with pytest.raises(BadObservation):
        decode(plain)


def test_maps_count_as_parts_of_a_frame():
    many = b"\xde\x00\x64" + b"".join(b"\xa1" + bytes([i]) + b"\x80" for i in range(100))  # 100 empty maps by name
    body = b"\xdd" + (17_000).to_bytes(4, "big") + many * 17_000
    ours, theirs = socket.socketpair()
    sender = threading.Thread(target=theirs.sendall, args=[targets.frame(body)])
    with ours, theirs:
        sender.start()
        with pytest.raises(BadObservation):
            wire.receive(ours, MAX_BYTES, 60)
        sender.join()


def test_keys_are_not_more_for_more_observations():
    """Keys of one hash cost the square of their number."""
    plain, budget = ["set", [["int", str(n)] for n in range(90)]], Budget(answers=4)
    decode(plain, budget)
    with pytest.raises(BadObservation, match="keys other than texts"):
        decode(plain, budget)
