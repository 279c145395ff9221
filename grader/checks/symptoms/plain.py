"""Symptoms of structures, and of plain Python values: numbers, texts, and containers of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.checks.symptoms.arrays import symptom_of_values
from grader.checks.symptoms.guessing import guessing
from grader.checks.symptoms.pair import near, wide
from grader.protocol.codec import ObservedArray, Opaque

__all__ = ["symptom_of_parts", "symptom_of_plain_values", "symptom_of_structure"]

_FUNCTIONS = ("<function ", "<PjitFunction ", "<CompiledFunction ", "<bound method ")


@guessing
def symptom_of_structure(got: Any, expected: Any) -> str:
    """Returns a sentence about a result of another structure than the expected one, or nothing."""
    return _first_that_differs(got, expected) or _swapped_structures(got, expected)


def _first_that_differs(got: Any, expected: Any) -> str:
    """Walks down to the first place where the two part. Only one place may differ, or nothing is said."""
    if type(got) is type(expected) and isinstance(got, (list, tuple)) and len(got) == len(expected):
        inside = [_first_that_differs(*pair) for pair in zip(got, expected, strict=True)]
        differ = [_outline(mine) != _outline(theirs) for mine, theirs in zip(got, expected, strict=True)]
        return inside[differ.index(True)] if differ.count(True) == 1 else ""
    if isinstance(got, dict) and isinstance(expected, dict):
        if got.keys() != expected.keys():
            return _of_keys(got, expected)
        return next(filter(None, (_first_that_differs(got[key], expected[key]) for key in expected)), "")
    return _of_kind(got, expected)


def _of_kind(got: Any, expected: Any) -> str:
    if got is None and expected is not None:
        return "the function returns nothing: is a `return` missing?"
    if isinstance(got, Opaque) and got.text.startswith(_FUNCTIONS):
        return "a function came back, and it was not called"
    if isinstance(got, Opaque) and isinstance(expected, str):
        return "an object came in place of a text, such as its name"
    if isinstance(got, tuple) and len(got) == 1 and not isinstance(expected, tuple):
        return "a tuple of one came back: a comma at the end of a line makes one, and so does `argnums=(0,)`"
    if isinstance(got, (list, tuple)) and isinstance(expected, (list, tuple)):
        return _of_lengths(got, expected)
    if isinstance(got, ObservedArray) and isinstance(expected, (list, tuple, dict)):
        return "one array came back in place of several parts: was a list stacked, or one part returned alone?"
    if isinstance(expected, (list, tuple)) and len(expected) == 1 and type(got) is type(expected[0]):
        return f"the only part came back without the {type(expected).__name__} around it"
    if isinstance(got, ObservedArray) and type(expected) in (bool, int, float) and got.size == 1:
        owner = {"jax": "a `jax.Array`", "numpy": "a NumPy number"}.get(got.array_type, "")
        return f"{owner} came in place of a Python number: convert it with `{type(expected).__name__}`" if owner else ""
    if type(got) in (int, float) and isinstance(expected, (np.ndarray, np.generic)):
        return "a Python number came in place of an array: `float`, `int`, `item` and `tolist` give one"
    return ""


def _of_lengths(got: Sequence[Any], expected: Sequence[Any]) -> str:
    if type(got) is not type(expected):
        return f"a {type(got).__name__} came back in place of a {type(expected).__name__}"
    more = len(got) - len(expected)
    if more > 0 and expected and _all_near(got[more:], expected):
        return "other parts stand before the right ones: are they kept from an earlier call?"
    if more > 0 and expected and _all_near(got[: len(expected)], expected):
        return f"the right parts come first, and {more} more after them"
    if more > 0 and len(expected) > 2 and _is_part(expected, got):
        return f"the right parts came, and {more} more among them: are they kept from an earlier call?"
    if more < 0 and _all_near(got, _distinct(expected)):
        return "parts that are equal came only once"
    return ""


def _of_keys(got: dict[Any, Any], expected: dict[Any, Any]) -> str:
    missing = [key for key in expected if key not in got]
    extra = [key for key in got if key not in expected]
    if missing and not extra:
        return f"the key {missing[0]!r} is missing"
    return f"the key {str(extra[0])[:40]!r} was not asked for" if len(extra) == 1 and not missing else ""


def _outline(tree: Any) -> Any:
    """A hashable outline of a tree: its containers and keys, the kinds of its leaves and their shapes."""
    if isinstance(tree, dict):
        return "dict", frozenset((key, _outline(value)) for key, value in tree.items())
    if isinstance(tree, (list, tuple)):
        return type(tree).__name__, tuple(map(_outline, tree))
    return ("array", tree.shape) if hasattr(tree, "shape") else type(tree).__name__


def _swapped_structures(got: Any, expected: Any) -> str:
    if type(got) is type(expected) and isinstance(got, (list, tuple)) and len(got) == len(expected):
        mine, theirs = list(map(_outline, got)), list(map(_outline, expected))
        places = [i for i in range(len(mine)) if mine[i] != theirs[i]]
        if len(places) == 2 and [mine[i] for i in places] == [theirs[i] for i in reversed(places)]:
            return "two parts of the result have changed places"
    return ""


@guessing
def symptom_of_parts(got: Sequence[Any], want: Sequence[Any]) -> str:
    """Returns a sentence about a tree with several wrong leaves, or nothing.

    Args:
        got: the leaves that came.
        want: the leaves that were expected.
    """
    if any(getattr(part, "array_type", "") == "tracer" for part in got):  # it has no numbers
        return ""
    try:
        arrays = [(wide(mine), wide(theirs)) for mine, theirs in zip(got, want, strict=True)]
        wrong = [pair for pair in arrays if not near(*pair)]
        if len(wrong) == 2:
            (mine, theirs), (other_mine, other_theirs) = wrong
            if near(mine, other_theirs) and near(other_mine, theirs):
                return "two parts of the result have changed places"
    except Exception:  # they are no arrays
        return ""
    are_arrays = all(isinstance(part, ObservedArray) for part in got)
    if are_arrays and len(wrong) == 1 < len(arrays) and not wrong[0][0].any() and wrong[0][1].all():
        return "one part is 0, and the others are right: does it have no influence, or was it not updated?"
    if len(wrong) > 2 and all(mine.shape == theirs.shape for mine, theirs in wrong):
        mine, theirs = (np.concatenate([part.ravel() for part in side]) for side in zip(*wrong, strict=True))
        return symptom_of_values(mine, theirs, {}, (), 1e-4, 1e-4, only_some=False)
    return ""


@guessing
def symptom_of_plain_values(got: Any, expected: Any) -> str:
    """Returns a sentence about plain values: a list of numbers or texts, or a dictionary of counts."""
    if type(got) is not type(expected):
        return _of_kind(got, expected)
    if isinstance(got, dict):
        return _of_dictionary(got, expected)
    if isinstance(got, tuple) and len(got) == len(expected):
        return next(filter(None, (_of_kind(*pair) for pair in zip(got, expected, strict=True))), "")
    if not isinstance(got, list):
        return ""
    if len(got) == len(expected) > 0:
        kinds = {type(one) for one in (*got, *expected)}
        if kinds == {float}:
            return symptom_of_values(np.asarray(got), np.asarray(expected), {}, (), 1e-9, 1e-9)
        if kinds == {int}:
            return _of_counts(got, expected)
        if kinds == {bool} and len(got) > 3 and len(set(got)) == 1 < len(set(expected)):
            return f"each of the {len(got)} answers is {got[0]}, and they should differ"
        inside = {_of_kind(*pair) for pair in zip(got, expected, strict=True)}
        if len(inside) == 1 and inside != {""}:
            return inside.pop()
    return _of_items(got, expected)


def _of_dictionary(got: dict[Any, Any], expected: dict[Any, Any]) -> str:
    if not all(type(value) is int for value in (*got.values(), *expected.values())):
        wrong = [key for key in expected if key in got and got[key] != expected[key]]
        return symptom_of_plain_values(got[wrong[0]], expected[wrong[0]]) if len(wrong) == 1 and len(got) < 4 else ""
    missing = [key for key in expected if key not in got]
    if len(expected) > 3 and len(missing) == 1 and got == {key: count for key, count in expected.items() if key in got}:
        return f"all counts are right, and that of {missing[0]!r} is missing"
    gaps = [got.get(key, 0) - expected.get(key, 0) for key in {**got, **expected}]
    if len(expected) < 4 or not any(gaps):  # a few counts are too small or too large by chance
        return ""
    if max(gaps) <= 0:
        return "some counts are too small, and none is too large: is a part left out, or a count overwritten?"
    if min(gaps) >= 0:
        return (
            "some counts are too large, and none is too small: is a part counted more than once, or kept from before?"
        )
    return ""


def _of_counts(got: list[int], expected: list[int]) -> str:
    """A sentence about counts. Totals that grow from call to call count the runs of a function."""
    if len(got) > 3 and len(set(got)) == 1 < len(set(expected)):
        why = "not even the first is counted" if got[0] == 0 else "no case is told from another"
        return f"each of the {len(got)} counts is {got[0]}: {why}"
    grows, should = np.diff(got), np.diff(expected)
    if len(got) < 4 or min(*grows, *should, got[0] - 1, expected[0] - 1) < 0 or should.all():
        return ""
    if grows.all() and got[0] == expected[0]:
        return "the count grows with each call: is something new in each call, or outside of `jit`?"
    times = got[0] // expected[0]
    if times > 1 and got == [times * count for count in expected]:
        return f"each count is {times} times what was asked for"
    if grows.all():
        return "the count grows with each call: is something new in each call, or outside of `jit`?"
    return "the first call alone counts more than once" if got[0] > expected[0] == 1 else ""


def _of_items(got: list[Any], expected: list[Any]) -> str:
    """A sentence about lists of texts, or of whole numbers."""
    if len(got) > len(expected) > 1 and _distinct(got) == expected:
        return "items that are right came more than once"
    if len(expected) < 3 or not all(isinstance(item, str) for item in (*got, *expected)):
        return ""
    if sorted(got) == sorted(expected):
        return "the right items stand in another order"
    if got == _distinct(expected):
        return "items that are equal came only once"
    if _is_part(got, expected):
        first = next((i for i, item in enumerate(expected) if i >= len(got) or item != got[i]), 0)
        return f"items are missing, and the others are right: the first one is {expected[first]!r}"
    return "items are too many, and the others are right" if _is_part(expected, got) else ""


def _is_part(few: Sequence[Any], many: Sequence[Any]) -> bool:
    """Says if a list is another one without some of its items. Half of them must be there."""
    rest = iter(many)
    return len(many) > len(few) >= len(many) / 2 and all(
        any(_all_near([item], [other]) for other in rest) for item in few
    )


def _distinct(items: Sequence[Any]) -> list[Any]:
    distinct: list[Any] = []
    for item in items:
        if not any(_all_near([item], [other]) for other in distinct):
            distinct.append(item)
    return distinct


def _all_near(first: Sequence[Any], second: Sequence[Any]) -> bool:
    try:
        return len(first) == len(second) and all(
            mine == theirs if isinstance(theirs, str) or isinstance(mine, str) else near(wide(mine), wide(theirs))
            for mine, theirs in zip(first, second, strict=True)
        )
    except Exception:  # they are no arrays
        return False
