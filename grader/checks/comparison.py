"""Equality of observations. chex cannot express it: types of Python numbers, NaN by its bits, opaque objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.protocol.codec import KeyData, Node, ObservedArray, Opaque

__all__ = ["equal_plain_values", "same_observation"]


def equal_plain_values(got: Any, expected: Any) -> bool:
    """Compares numbers, texts and containers of them, types too. Anything else, such as an array, equals nothing."""
    if type(got) is not type(expected):
        return False
    if isinstance(got, (list, tuple)):
        return len(got) == len(expected) and all(map(equal_plain_values, got, expected))
    if isinstance(got, dict):
        same_keys = _with_types(got) == _with_types(expected)
        return same_keys and all(equal_plain_values(got[key], expected[key]) for key in expected)
    if isinstance(got, frozenset):
        return _with_types(got) == _with_types(expected)
    return isinstance(got, (str, int, float, complex, bytes, type(None))) and bool(got == expected)


def same_observation(first: Any, second: Any, *, rtol: float = 0.0) -> bool:
    """Compares two observations of any kind.

    The text of a function or another object is not compared, because it holds an address. Neither is the
    name of a node's type, so that two versions of a stub can agree.

    Args:
        first: an observation.
        second: another.
        rtol: 0 asks for the same bits. Otherwise numbers may be `rtol * (|second| + 0.01)` apart.
    """
    if type(first) is not type(second):
        return False
    if isinstance(first, ObservedArray):
        return _same_array(first, second, rtol)
    if isinstance(first, KeyData):
        return bool(first.impl == second.impl) and _same_array(first.data, second.data, 0.0)
    if isinstance(first, Mapping):
        same_keys = _with_types(first) == _with_types(second)
        return same_keys and all(same_observation(first[key], second[key], rtol=rtol) for key in first)
    if isinstance(first, (list, tuple)):
        return len(first) == len(second) and all(
            same_observation(a, b, rtol=rtol) for a, b in zip(first, second, strict=True)
        )
    if isinstance(first, Node):
        return first.fields == second.fields and same_observation(first.children, second.children, rtol=rtol)
    if isinstance(first, Opaque):
        return True
    if isinstance(first, float) and rtol:
        return bool(np.isclose(first, second, rtol=rtol, atol=rtol / 100, equal_nan=True))
    return bool(first == second) or (first != first and second != second)


def _same_array(first: ObservedArray, second: ObservedArray, rtol: float) -> bool:
    mine = (first.array_type, first.dtype, first.shape, first.weak_type)
    if mine != (second.array_type, second.dtype, second.shape, second.weak_type):
        return False
    if first.array_type == "tracer":  # it has no numbers
        return True
    if not rtol:
        return first.tobytes() == second.tobytes()
    wide: Any = np.complex128 if np.issubdtype(first.dtype, np.complexfloating) else np.float64
    a, b = np.asarray(first).astype(wide), np.asarray(second).astype(wide)
    with np.errstate(all="ignore"):
        return bool(np.allclose(a, b, rtol=rtol, atol=rtol / 100, equal_nan=True))


def _with_types(keys: Any) -> set[tuple[type, Any]]:
    return {(type(key), key) for key in keys}
