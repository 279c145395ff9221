"""Symptoms of arrays that are wrong as a whole: in shape, or in each number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from grader.checks.symptoms.changes import symptom_of_changes
from grader.checks.symptoms.elements import symptom_of_elements
from grader.checks.symptoms.guessing import guessing
from grader.checks.symptoms.pair import Array, Pair, wide

__all__ = ["symptom_of_values"]


@guessing
def symptom_of_values(
    got: Array,
    want: Array,
    inputs: Mapping[str, Any],
    earlier: Iterable[Array],
    rtol: float,
    atol: float,
    *,
    only_some: bool = True,
) -> str:
    """Returns a sentence about an array whose shape or numbers are wrong, or nothing.

    Args:
        got: what came. It may be hostile, but its size is bounded.
        want: what was expected.
        inputs: arguments of the call, by name.
        earlier: right answers to earlier calls in the same check.
        rtol: by what fraction equal numbers may differ.
        atol: how far numbers near 0 may differ.
        only_some: some of the elements may be right.
    """
    with np.errstate(all="ignore"):
        arrays = {name: wide(value) for name, value in inputs.items() if _is_array(value)}
        pair = Pair(wide(got), wide(want), arrays, [wide(array) for array in earlier], rtol, atol)
        rules = _OF_NUMBERS if pair.got.shape == pair.want.shape else _OF_SHAPES
        if not only_some:
            rules = _OF_ALL
        return next(filter(None, (rule(pair) for rule in rules)), "")


def _is_array(value: Any) -> bool:
    return hasattr(value, "shape") and hasattr(value, "dtype")


def _nan(pair: Pair) -> str:
    nan = np.isnan(pair.got) & ~np.isnan(pair.want)
    if nan.any() and not nan.all() and pair.close(pair.got[~nan], pair.want[~nan]):
        if np.isinf(pair.want[nan]).all():
            return "infinity became NaN: was it multiplied by 0, or does it mark what is missing?"
        return "NaN from a side that is not asked for: 0 times infinity, or the other branch of a `where`?"
    return (
        "NaN: infinity minus infinity, 0 times infinity or 0 divided by 0, or a gradient at such a point?"
        if nan.all() and nan.size
        else ""
    )


def _all_zero(pair: Pair) -> str:
    return "all values are 0" if pair.got.size > 1 and not pair.got.any() and np.all(pair.want != 0) else ""


def _sign(pair: Pair) -> str:
    return "the sign is the opposite of the one asked for" if pair.close(-pair.got, pair.want) else ""


def _input_unchanged(pair: Pair) -> str:
    for name, value in pair.inputs.items():
        if pair.close(pair.got, value):
            return f"the result is `{name}`, unchanged"
    return ""


def _earlier_answer(pair: Pair) -> str:
    if pair.got.size and any(pair.close(pair.got, answer) for answer in pair.earlier):
        return "this is the right answer to an earlier call: was an argument ignored, or something kept?"
    return ""


def _transposed(pair: Pair) -> str:
    return "rows and columns are swapped" if pair.got.ndim == 2 and pair.close(pair.got.T, pair.want) else ""


def _reversed(pair: Pair) -> str:
    if pair.want.ndim == 1 and np.array_equal(np.sort(pair.got), pair.got):
        return ""  # it may be sorted as well
    for axis in range(pair.got.ndim):
        if pair.close(np.flip(pair.got, axis), pair.want):
            return "the order is reversed" if pair.got.ndim == 1 else f"the order along axis {axis} is reversed"
    return ""


def _shifted(pair: Pair) -> str:
    if pair.got.ndim != 1 or pair.got.size < 3 + bool(pair.rtol == 0):  # whole numbers agree more often
        return ""
    if pair.close(pair.got[1:], pair.want[:-1]):
        return "each value stands one place too late"
    return "each value stands one place too early" if pair.close(pair.got[:-1], pair.want[1:]) else ""


def _other_order(pair: Pair) -> str:
    if pair.got.ndim != 1 or pair.got.size < 2 or pair.got.dtype.kind == "c":
        return ""
    return "the right values stand in other places" if pair.close(np.sort(pair.got), np.sort(pair.want)) else ""


def _running_total(pair: Pair) -> str:
    if pair.got.ndim != 1 or pair.got.size < 3:
        return ""
    return "these are running totals of what was asked for" if pair.close(np.cumsum(pair.want), pair.got) else ""


def _all_means(pair: Pair) -> str:
    if pair.got.size < 3 or not pair.close(pair.got, np.full_like(pair.got, pair.want.mean())):
        return ""
    return "each value is the mean of all that were asked for"


def _all_the_same(pair: Pair) -> str:
    """One number everywhere, and several were asked for."""
    if pair.got.size < 4 or np.unique(pair.got).size != 1 or np.unique(pair.want).size < 3 or np.isinf(pair.got).any():
        return ""
    return f"all values are {pair.got.flat[0]:.4g}, and they should differ"


def _single_numbers(pair: Pair) -> str:
    """Each number of the result is one of an argument's, and few of those asked for are."""
    if pair.got.size < 4 or not np.isfinite(pair.got).all() or np.unique(pair.got).size < 4:
        return ""
    for name, value in pair.inputs.items():
        if value.size > 3 and np.isin(pair.got, value).all() and not np.isin(pair.want, value).any():
            return (
                f"each number is one of `{name}`, as it is: a maximum, or a copy, where something should be computed?"
            )
    return ""


def _lost_digits(pair: Pair) -> str:
    """Errors as large as the rounding of an argument's largest number, which is far larger than what was asked for."""
    wrong = pair.wrong
    if not (np.isfinite(pair.got).all() and np.isfinite(pair.want).all()) or wrong.all() or not pair.rtol:
        return ""
    gap, size = np.abs(pair.got - pair.want)[wrong], np.abs(pair.want)[wrong].max()
    for name, value in pair.inputs.items():
        sizes = np.abs(value[np.isfinite(value)])
        largest = sizes.max(initial=0)
        if (
            largest > 1e5 * max(size, np.median(sizes))
            and 1e-2 * size < gap.max()
            and 1e-9 * largest < gap.max() < 1e-6 * largest
        ):
            return f"numbers are lost beside huge ones in `{name}`: are all of them added up, as in a cumulative sum?"
    return ""


def _other_shape(pair: Pair) -> str:
    if pair.got.size == pair.want.size and pair.close(pair.got.ravel(), pair.want.ravel()):
        return "the right numbers in another shape"
    return ""


def _one_number(pair: Pair) -> str:
    if pair.got.shape or pair.want.size < 2:
        return ""
    for name, value in (("sum", np.asarray(pair.want.sum())), ("mean", np.asarray(pair.want.mean()))):
        if np.unique(pair.want).size > 1 and pair.close(pair.got, value):
            return f"one number came in place of {pair.want.size}: it is the {name} of all that were asked for"
    return f"one number came in place of {pair.want.size}"


def _one_more_or_less(pair: Pair) -> str:
    if pair.got.ndim != pair.want.ndim or pair.got.shape[1:] != pair.want.shape[1:] or pair.got.ndim == 0:
        return ""
    more = len(pair.got) - len(pair.want)
    longer, shorter = (pair.got, pair.want) if more > 0 else (pair.want, pair.got)
    if abs(more) != 1 or not len(shorter):
        return ""
    for place, part in (("last", longer[:-1]), ("first", longer[1:])):
        if pair.close(part, shorter):
            return f"the {place} element is {'too many' if more > 0 else 'missing'}"
    return ""


def _axis_kept_or_lost(pair: Pair) -> str:
    got, want = pair.got.shape, pair.want.shape
    if pair.got.size != pair.want.size or [n for n in got if n != 1] != [n for n in want if n != 1]:
        return ""
    if len(got) > len(want):
        return "an axis of length 1 is too many: a slice, `keepdims` or `ravel` gives one"
    return "an axis of length 1 is missing" if len(got) < len(want) else ""


def _broadcast(pair: Pair) -> str:
    if pair.want.ndim == 1 and pair.want.size > 1 and pair.got.shape == 2 * pair.want.shape:
        n = pair.want.size
        return f"shapes ({n},) and ({n}, 1) were broadcast to ({n}, {n})"
    return ""


def _transposed_shape(pair: Pair) -> str:
    return _transposed(pair) if pair.got.shape == pair.want.shape[::-1] else ""


def _other_axis(pair: Pair) -> str:
    for name, value in pair.inputs.items():
        if value.ndim == 2 and {pair.got.shape, pair.want.shape} == {value.shape[:1], value.shape[1:]}:
            return f"the rows and columns of `{name}` are mixed up: was the other axis meant?"
    return ""


_OF_NUMBERS: tuple[Callable[[Pair], str], ...] = (
    _nan,
    _all_zero,
    _sign,
    _input_unchanged,
    _earlier_answer,
    _transposed,
    _reversed,
    _shifted,
    _other_order,
    _running_total,
    _all_means,
    _all_the_same,
    _single_numbers,
    symptom_of_changes,
    _lost_digits,
    symptom_of_elements,
)
_OF_ALL: tuple[Callable[[Pair], str], ...] = (_nan, _sign, symptom_of_changes)
_OF_SHAPES: tuple[Callable[[Pair], str], ...] = (
    _broadcast,
    _transposed_shape,
    _other_axis,
    _axis_kept_or_lost,
    _one_more_or_less,
    _other_shape,
    _one_number,
)
