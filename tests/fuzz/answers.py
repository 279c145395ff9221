"""Strategies for answers of a hostile worker: every form that the codec can decode."""

from __future__ import annotations

import math

from hypothesis import strategies as st

from grader.protocol.codec import _DTYPES

__all__ = ["observations", "scalars", "texts"]

texts = st.text(max_size=5) | st.sampled_from(["w", "float32", "\x1b[31m", "{}", "%s"])
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | texts
    | st.binary(max_size=9)
    | st.builds(lambda n: ["int", str(n)], st.integers() | st.just(10**3999))
    | st.builds(lambda a, b: ["complex", a, b], st.floats(), st.floats())
)
arrays = st.builds(
    lambda array_type, dtype, shape, weak, byte: [
        *("array", array_type, dtype.name, shape, weak),
        b"" if array_type == "tracer" else byte * (dtype.itemsize * math.prod(shape)),
    ],
    st.sampled_from(["jax", "numpy", "tracer"]),
    st.sampled_from(list(_DTYPES.values())),
    st.lists(st.integers(0, 3), max_size=4) | st.sampled_from([[2, 3], [4], [2], []]),
    st.booleans(),
    st.sampled_from([b"\x00", b"\x01", b"\x7f", b"\xff"]),
)
observations = st.recursive(
    scalars | arrays | st.builds(lambda impl, data: ["key", impl, data], texts, arrays),
    lambda inner: st.one_of(
        st.builds(lambda kind, items: [kind, items], st.sampled_from(["list", "tuple", "set"]), st.lists(inner, max_size=3)),
        st.builds(lambda pairs: ["dict", pairs], st.lists(st.tuples(inner, inner).map(list), max_size=3)),
        st.builds(lambda name, of: ["node", name, list(of), list(of.values())], texts, st.dictionaries(texts, inner, max_size=3)),
        st.builds(lambda name, text: ["other", name, text], texts, texts),
    ),
    max_leaves=12,
)  # fmt: skip
