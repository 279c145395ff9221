"""Symptoms of arrays of which only some elements are wrong: where they stand, and what they have in common."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import ml_dtypes
import numpy as np

from grader.checks.symptoms.pair import Array, Pair

__all__ = ["symptom_of_elements"]

_LARGEST = [float(ml_dtypes.finfo(dtype).max) for dtype in (np.float16, ml_dtypes.bfloat16, np.float32)]


def symptom_of_elements(pair: Pair) -> str:
    """Returns a sentence about the elements that are wrong, or nothing. Some of three or more must be right."""
    wrong = pair.wrong
    if pair.got.dtype.kind == "c":
        return ""
    sentence = next(filter(None, (rule(pair, wrong) for rule in _RULES)), "")
    if sentence or wrong.size < 3 or wrong.all() or not wrong.any():
        return sentence
    narrow = _narrow_columns(pair, wrong)
    if narrow:
        return narrow
    # Two explanations of one fact are none.
    places = list(filter(None, (_place(pair, wrong), _inputs(pair, wrong))))
    return places[0] if len(places) == 1 else ""


def _infinity_became_large(pair: Pair, wrong: Array) -> str:
    is_largest = np.isin(np.abs(pair.got[wrong]), _LARGEST)
    if np.isinf(pair.want[wrong]).all() and is_largest.all():
        return "infinity became the largest finite number: `nan_to_num`, or `finfo(...).max` in place of `jnp.inf`?"
    return ""


def _nan_is_missing(pair: Pair, wrong: Array) -> str:
    if not np.isnan(pair.want[wrong]).all():
        return ""
    for name, value in pair.inputs.items():
        if value.size > 1 and np.isin(pair.got[wrong], value).all():
            return f"elements of `{name}` stand where NaN was asked for"
    if np.isfinite(pair.got[wrong]).all():
        return "NaN was asked for, and a number came: is the input that gives NaN hidden, skipped or replaced?"
    return ""


def _infinite(pair: Pair, wrong: Array) -> str:
    if any(np.isinf(value).any() for value in (pair.want, *pair.inputs.values())):  # it may have been there before
        return ""
    if np.isinf(pair.got[wrong]).all() and np.isfinite(pair.want[wrong]).all():
        return "infinity: a number in between was too large for its dtype, was divided by 0, or is the logarithm of 0"
    return ""


def _overflow(pair: Pair, wrong: Array) -> str:
    """Whole numbers that differ by multiples of 256 or 65536, and lie within that range."""
    if pair.rtol or not np.isfinite(pair.got).all():
        return ""
    gaps = (pair.got - pair.want)[wrong]
    for bits in (8, 16):
        if not (gaps % 2**bits).any() and np.abs(pair.got).max() < 2**bits:
            return f"a count is {abs(gaps[0]):g} too small: it was kept in {bits} bits, which hold no larger number"
    return ""


def _cut_off(pair: Pair, wrong: Array) -> str:
    """All that lies beyond a bound became the bound."""
    bounds = np.unique(pair.got[wrong])
    if bounds.size != 1 or pair.want.size < 4 or wrong.all() or not np.isfinite(bounds[0]):
        return ""
    bound = float(bounds[0])
    if wrong.sum() < 2 and (bound not in (0.0, 1.0, -1.0) or wrong.size < 6):
        return ""
    for cut, beyond in ((np.maximum, "below"), (np.minimum, "above")):
        if pair.close(pair.got, cut(pair.want, bound)):
            why = "a `clip`, a `maximum` or a start value, or repeats that count once"
            return f"numbers {beyond} {bound:.3g} became {bound:.3g}: {why}?"
    return ""


_RULES: tuple[Callable[[Pair, Array], str], ...] = (
    _infinity_became_large,
    _nan_is_missing,
    _infinite,
    _overflow,
    _cut_off,
)


def _place(pair: Pair, wrong: Array) -> str:
    """The row, the column, or the end of a list that alone is wrong, and what it holds."""
    if wrong.ndim == 1:
        at = np.flatnonzero(wrong).tolist()
        ends = {(0,): "the first element", (len(wrong) - 1,): "the last element", (0, len(wrong) - 1): "both ends"}
        return f"only {ends[tuple(at)]} is wrong".replace("ends is", "ends are") if tuple(at) in ends else ""
    if wrong.ndim != 2 or min(wrong.shape) < 2:
        return ""
    for axis, name in ((0, "row"), (1, "column")):
        lines = wrong.any(axis=1 - axis)
        if lines.sum() == 1 and wrong.sum() > 1:
            line = int(np.flatnonzero(lines)[0])
            what = _content(pair, np.take(pair.got, line, axis), np.take(pair.want, line, axis))
            return f"only {name} {line} is wrong{what}"
    return ""


def _content(pair: Pair, got: Array, want: Array) -> str:
    if not got.any():
        return ": it is 0"
    if pair.close(got, 2 * want):
        return ": it is twice what was asked for"
    for name, value in pair.inputs.items():
        if pair.close(got, value):
            return f": it is `{name}`, unchanged"
    return ""


def _narrow_columns(pair: Pair, wrong: Array) -> str:
    """Columns that are wrong because their numbers hardly differ."""
    if wrong.ndim != 2:
        return ""
    columns = wrong.any(axis=0)
    for name, value in pair.inputs.items():
        if value.shape == wrong.shape and columns.any() and not columns.all():
            widths = value.std(axis=0)
            if widths[columns].max() < 1e-2 * widths[~columns].min():
                return (
                    f"only columns of `{name}` with tiny deviations are wrong: does an epsilon or a bound change them?"
                )
    return ""


def _inputs(pair: Pair, wrong: Array) -> str:
    """The values of one argument that lead to wrong elements, and to no right one."""
    found: list[str] = []
    for name, value in pair.inputs.items():
        if value.shape == wrong.shape and value.dtype.kind != "c" and np.unique(value).size > 3:
            condition = next(_conditions(value, wrong), "")
            found += [f"wrong exactly where `{name}` {condition}"] if condition else []
    return found[0] if len(found) == 1 else ""


def _conditions(value: Array, wrong: Array) -> Iterator[str]:
    """A condition that holds for all wrong elements, and for no right one. Each side has at least one.

    Of few elements, some always lie together by chance. So the number of ways to choose as many counts.
    """
    if wrong.size < 7:
        return
    named: tuple[tuple[str, Array], ...] = (
        ("is NaN", np.isnan(value)),
        ("is infinite", np.isinf(value)),
        ("is 0", value == 0),
        ("is negative", value < 0),
        ("is positive", value > 0),
        ("is 0 or negative", value <= 0),
        ("is 0 or positive", value >= 0),
    )
    for text, holds in named:
        if np.array_equal(wrong, holds):
            yield text
    if not np.isfinite(value).all():
        return
    inside, outside = value[wrong], value[~wrong]
    if np.abs(inside).max() < 1e-2 * np.abs(outside).min():
        yield f"is tiny, such as {inside[0]:.3g}"
    if np.abs(inside).min() > 1e2 * np.abs(outside).max():
        yield f"is huge, such as {inside[0]:.3g}"
    low, high = inside.min(), inside.max()
    choices = math.comb(value.size, inside.size)
    if choices >= 12 and outside.max() < low:
        yield f"is at least {low:.4g}"
    if choices >= 12 and outside.min() > high:
        yield f"is at most {high:.4g}"
    if not ((outside >= low) & (outside <= high)).any() and choices >= 20 * (value.size - inside.size + 1):
        yield f"lies between {low:.4g} and {high:.4g}"
