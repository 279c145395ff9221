"""Symptoms of arrays that follow from the right ones: by a factor, an offset, a function, or rounding."""

from __future__ import annotations

from collections.abc import Callable

import ml_dtypes
import numpy as np

from grader.checks.symptoms.pair import Array, Pair

__all__ = ["symptom_of_changes"]


def symptom_of_changes(pair: Pair) -> str:
    """Returns a sentence about an array that is what was asked for, changed by one simple step, or nothing."""
    return next(filter(None, (rule(pair) for rule in _RULES)), "")


def _factor(pair: Pair) -> str:
    """A constant factor. Every factor fits a single number, so there it must be a small whole number, or 1 over one."""
    nonzero = (pair.want != 0) & np.isfinite(pair.want)
    if not nonzero.any() or pair.got.dtype.kind == "c":
        return ""
    factor = float(np.median(pair.got[nonzero] / pair.want[nonzero]))
    if not np.isfinite(factor) or factor == 0 or abs(factor - 1) < 0.02 or not pair.close(pair.got / factor, pair.want):
        return ""
    if pair.got.size == 1 and (abs(pair.got.flat[0]) == 1 or pair.rtol == 0):  # a constant, or a small count
        return ""
    known = _known_factor(pair, factor) if nonzero.sum() > 1 else ""
    if known:
        return f"the result is {factor:.3g} times what was asked for: {known}"
    for number, asked in (
        (factor, "a sum in place of a mean"),
        (1 / factor, "a mean in place of a sum, or divided once too often"),
    ):
        whole = round(number)
        if whole < 2 or abs(number - whole) > 1e-3 or (whole > 32 and whole not in pair.sizes):
            continue
        times = (
            {2: "twice"}.get(whole, f"{whole} times")
            if number == factor
            else {2: "half"}.get(whole, f"1/{whole}") + " of"
        )
        return f"the result is {times} what was asked for" + (f": {asked}?" if whole in pair.sizes else "")
    if nonzero.sum() < 3:
        return ""
    return f"the result is {factor:.3g} times what was asked for: is a factor missing, or one too many?"


def _known_factor(pair: Pair, factor: float) -> str:
    """The meaning of a factor that is no whole number, or nothing. Four digits must agree."""
    divisors = [n / (n - 1) for n in pair.sizes if 2 < n < 100]
    if any(_is_near(factor, power) for ratio in divisors for power in (ratio, 1 / ratio, ratio**0.5, ratio**-0.5)):
        return "n - 1 in place of n, or the other way round?"
    logarithms = {np.log(2), np.log(10)}
    if any(_is_near(factor, power) for each in logarithms for power in (each, 1 / each)):
        return "a logarithm to another base?"
    return ""


def _is_near(factor: float, other: float) -> bool:
    return bool(abs(factor / other - 1) < 1e-4)


def _offset(pair: Pair) -> str:
    difference = pair.got - pair.want
    finite = difference[np.isfinite(difference)]
    if finite.size < 3 and not (finite.size and abs(finite.flat[0]) == 1):
        return ""
    offset = float(np.median(finite.real))
    if offset == 0 or not pair.close(pair.got - offset, pair.want):
        return ""
    return f"each value is {abs(offset):.3g} too {'large' if offset > 0 else 'small'}" if pair.got.size > 1 else ""


def _power(pair: Pair) -> str:
    if pair.got.size < 2 or pair.close(pair.want, pair.want**2):
        return ""
    if pair.close(pair.got, pair.want**2):
        return "the result is the square of what was asked for"
    return "the result is the square root of what was asked for" if pair.close(pair.got**2, pair.want) else ""


def _function(pair: Pair) -> str:
    """The result of a well-known function of what was asked for. A single number must agree in five digits."""
    if pair.got.dtype.kind == "c" or not pair.rtol or (pair.got.size == 1 and pair.rtol > 1e-5):
        return ""
    if np.unique(pair.want).size < min(pair.want.size, 3):
        return ""
    for name, function in _FUNCTIONS.items():
        values = function(pair.want)
        if np.isfinite(values).all() and not pair.close(values, pair.want) and pair.close(pair.got, values):
            return f"the result is {name} what was asked for"
    return ""


_FUNCTIONS: dict[str, Callable[[Array], Array]] = {
    "the logarithm of": np.log,
    "`exp` of": np.exp,
    "`exp` of minus": lambda want: np.exp(-want),
    "1 divided by": lambda want: 1 / want,
    "1 minus": lambda want: 1 - want,
    "the absolute value of": np.abs,
}


def _rounded(pair: Pair) -> str:
    if pair.got.size < 3 or pair.got.dtype.kind == "c" or pair.close(np.round(pair.want), pair.want):
        return ""
    for name, function in (("up", np.ceil), ("down", np.floor), ("towards 0", np.trunc), ("", np.round)):
        if np.array_equal(pair.got, function(pair.want)):
            return f"each value is rounded {name} to a whole number".replace("  ", " ")
    for digits in range(1, 8):
        if np.array_equal(pair.got, np.round(pair.want, digits)):
            return f"each value is rounded to {digits} digits after the point"
    return ""


def _narrow(pair: Pair) -> str:
    """About right, and each wrong number is one that a narrower dtype can hold, as few numbers are by chance."""
    wrong = pair.wrong
    got, want = pair.got[wrong], pair.want[wrong]
    # Whole numbers, halves and so on fit in any dtype.
    if not wrong.any() or pair.rtol == 0 or got.dtype.kind == "c" or np.mean(8 * got % 1 != 0) < 0.5:
        return ""
    for name, dtype in (("bfloat16", ml_dtypes.bfloat16), ("float16", np.float16)):
        rtol = 4 * float(ml_dtypes.finfo(dtype).eps)
        is_near = rtol > 10 * pair.rtol and np.allclose(got, want, rtol=rtol, atol=0.0, equal_nan=True)
        if is_near and np.array_equal(got.astype(dtype).astype(np.float64), got, equal_nan=True):
            return f"right, but only to the precision of {name}: was something rounded to a narrower dtype?"
    return ""


def _step(pair: Pair) -> str:
    """The change of an argument is a constant times the one that was asked for."""
    for name, value in pair.inputs.items():
        if value.shape != pair.want.shape or value.size < 2 or not np.isfinite(value).all():
            continue
        mine, theirs = pair.got - value, pair.want - value
        noise = pair.rtol * max(np.abs(value).max(), np.abs(pair.want).max())
        if not (np.isfinite(mine).all() and np.abs(theirs).min() > 1e3 * noise):
            continue
        factor = float(np.median(mine / theirs))
        if abs(factor) < 1e-3 or abs(factor - 1) < 1e-2 or np.abs(mine - factor * theirs).max() > 4 * noise:
            continue
        if abs(factor + 1) < 1e-3:
            return f"`{name}` moves by as much as was asked for, in the opposite direction"
        return f"`{name}` moves {factor:.3g} times as far as was asked for: is a factor missing, or one too many?"
    return ""


def _each_line(pair: Pair) -> str:
    """Each column, or each row, is right up to a factor or an offset of its own."""
    if pair.want.ndim != 2 or not (np.isfinite(pair.want).all() and np.isfinite(pair.got).all()) or not pair.rtol:
        return ""
    found = []
    for axis, line in ((0, "column"), (1, "row")):
        if pair.want.shape[axis] < 4 or pair.want.shape[1 - axis] < 2 or not pair.wrong.any(axis=axis).all():
            continue
        offsets = np.median(pair.got - pair.want, axis=axis, keepdims=True)
        factors = np.median(pair.got / pair.want, axis=axis, keepdims=True)
        if pair.close(pair.got, pair.want + offsets):
            found.append(f"each {line} is too large or too small by a constant of its own")
        elif factors.all() and pair.close(pair.got, pair.want * factors):
            found.append(
                f"each {line} is what was asked for, times a factor of its own: is it divided by the wrong number?"
            )
    return found[0] if len(found) == 1 else ""


_RULES: tuple[Callable[[Pair], str], ...] = (
    _factor,
    _offset,
    _power,
    _function,
    _rounded,
    _narrow,
    _step,
    _each_line,
)
