"""Equality of observations. chex cannot express it: types of Python numbers, NaN by its bits, opaque objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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


def same_observation(first: Any, second: Any) -> bool:
    """Compares two observations of any kind. Arrays are the same if they have the same bits.

    The text of a function or another object is not compared, because it holds an address. Neither is the
    name of a node's type, so that two versions of a stub can agree.
    """
    if type(first) is not type(second):
        return False
    if isinstance(first, ObservedArray):
        return _same_array(first, second)
    if isinstance(first, KeyData):
        return bool(first.impl == second.impl) and _same_array(first.data, second.data)
    if isinstance(first, Mapping):
        same_keys = _with_types(first) == _with_types(second)
        return same_keys and all(same_observation(first[key], second[key]) for key in first)
    if isinstance(first, (list, tuple)):
        return len(first) == len(second) and all(map(same_observation, first, second))
    if isinstance(first, Node):
        return first.fields == second.fields and same_observation(first.children, second.children)
    if isinstance(first, Opaque):
        return True
    return bool(first == second) or (first != first and second != second)


def _same_array(first: ObservedArray, second: ObservedArray) -> bool:
    mine = (first.array_type, first.dtype, first.shape, first.weak_type)
    if mine != (second.array_type, second.dtype, second.shape, second.weak_type):
        return False
    if first.array_type == "tracer":  # it has no numbers
        return True
    return first.tobytes() == second.tobytes()


def _with_types(keys: Any) -> set[tuple[type, Any]]:
    return {(type(key), key) for key in keys}
