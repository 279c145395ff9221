from typing import NamedTuple

import jax
import jax.numpy as jnp
import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.boundary.codec import BadObservation, KeyData, Node, Opaque, decode, encode


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
    assert got.kind == "numpy"
    assert got.dtype == array.dtype
    np.testing.assert_array_equal(got, array)


def test_jax_arrays_keep_kind_dtype_and_weak_type():
    strong, weak = across((jnp.ones(3, jnp.bfloat16), jnp.asarray(1.0) * 1))
    assert (strong.kind, strong.dtype.name, strong.weak_type) == ("jax", "bfloat16", False)
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
    assert across(leaked[0]).kind == "tracer"


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
