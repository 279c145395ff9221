"""Symptoms: general rules from what was expected and what came to a sentence about the mistake, or to nothing.

They speak if no known wrong version explains a failure. Each rule holds only if it explains every number, because a
wrong guess is worse than none.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import ml_dtypes
import numpy as np

from grader.protocol.codec import ObservedArray, Opaque
from grader.protocol.exceptions import Raised

__all__ = [
    "symptom_of_exception",
    "symptom_of_keys",
    "symptom_of_numbers",
    "symptom_of_parts",
    "symptom_of_structure",
    "symptom_of_values",
]

_Array = np.ndarray[Any, Any]


@dataclasses.dataclass(frozen=True)
class _Pair:
    """Two arrays that differ: what came, and what was expected.

    Attributes:
        got: what came, in double precision.
        want: what was expected, in double precision.
        inputs: arguments of the call, by name, in double precision.
        earlier: right answers to earlier calls in the same check.
        rtol: by what fraction equal numbers may differ.
        atol: how far numbers near 0 may differ.
    """

    got: _Array
    want: _Array
    inputs: Mapping[str, _Array]
    earlier: Iterable[_Array]
    rtol: float
    atol: float

    def close(self, first: _Array, second: _Array) -> bool:
        return first.shape == second.shape and bool(
            np.allclose(first, second, rtol=self.rtol, atol=self.atol, equal_nan=True)
        )

    @property
    def sizes(self) -> set[int]:
        """The lengths of all axes of the inputs, and their numbers of elements."""
        return {size for value in self.inputs.values() for size in (*value.shape, value.size)}


def symptom_of_values(
    got: _Array, want: _Array, inputs: Mapping[str, Any], earlier: Iterable[_Array], rtol: float, atol: float
) -> str:
    """Returns a sentence about an array whose shape or numbers are wrong, or nothing.

    Args:
        got: what came. It may be hostile, but its size is bounded.
        want: what was expected.
        inputs: arguments of the call, by name.
        earlier: right answers to earlier calls in the same check.
        rtol: by what fraction equal numbers may differ.
        atol: how far numbers near 0 may differ.
    """
    try:
        with np.errstate(all="ignore"):
            arrays = {name: _wide(value) for name, value in inputs.items() if _is_array(value)}
            pair = _Pair(_wide(got), _wide(want), arrays, [_wide(array) for array in earlier], rtol, atol)
            rules = _OF_NUMBERS if pair.got.shape == pair.want.shape else _OF_SHAPES
            return next(filter(None, (rule(pair) for rule in rules)), "")
    except Exception:  # a sentence is never worth a verdict
        return ""


def _is_array(value: Any) -> bool:
    return hasattr(value, "shape") and hasattr(value, "dtype")


def _wide(value: Any) -> _Array:
    array = np.asarray(value)
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)


def _nan(pair: _Pair) -> str:
    nan = np.isnan(pair.got) & ~np.isnan(pair.want)
    if nan.any() and not nan.all() and pair.close(pair.got[~nan], pair.want[~nan]):
        if np.isinf(pair.want[nan]).all():
            return "infinity became NaN: was it multiplied by 0, or does it mark what is missing?"
        return "NaN from a side that is not asked for: 0 times infinity, or the other branch of a `where`?"
    return "NaN: 0 times infinity, 0 divided by 0, or a gradient at such a point?" if nan.all() and nan.size else ""


def _all_zero(pair: _Pair) -> str:
    return "all values are 0" if pair.got.size > 1 and not pair.got.any() and np.all(pair.want != 0) else ""


def _sign(pair: _Pair) -> str:
    return "the sign is the opposite of the one asked for" if pair.close(-pair.got, pair.want) else ""


def _input_unchanged(pair: _Pair) -> str:
    for name, value in pair.inputs.items():
        if pair.close(pair.got, value):
            return f"the result is `{name}`, unchanged"
    return ""


def _earlier_answer(pair: _Pair) -> str:
    if pair.got.size and any(pair.close(pair.got, answer) for answer in pair.earlier):
        return "this is the right answer to an earlier call: was an argument ignored, or something kept?"
    return ""


def _transposed(pair: _Pair) -> str:
    return "rows and columns are swapped" if pair.got.ndim == 2 and pair.close(pair.got.T, pair.want) else ""


def _reversed(pair: _Pair) -> str:
    if pair.want.ndim == 1 and np.array_equal(np.sort(pair.got), pair.got):
        return ""  # it may be sorted as well
    for axis in range(pair.got.ndim):
        if pair.close(np.flip(pair.got, axis), pair.want):
            return "the order is reversed" if pair.got.ndim == 1 else f"the order along axis {axis} is reversed"
    return ""


def _shifted(pair: _Pair) -> str:
    if pair.got.ndim != 1 or pair.got.size < 4:
        return ""
    if pair.close(pair.got[1:], pair.want[:-1]):
        return "each value stands one place too late"
    return "each value stands one place too early" if pair.close(pair.got[:-1], pair.want[1:]) else ""


def _factor(pair: _Pair) -> str:
    """A constant factor. Every factor fits a single number, so there it must be a small whole number, or 1 over one."""
    nonzero = (pair.want != 0) & np.isfinite(pair.want)
    if not nonzero.any() or pair.got.dtype.kind == "c":
        return ""
    factor = float(np.median(pair.got[nonzero] / pair.want[nonzero]))
    if not np.isfinite(factor) or factor == 0 or abs(factor - 1) < 0.02 or not pair.close(pair.got / factor, pair.want):
        return ""
    for number, asked in ((factor, "a sum in place of a mean"), (1 / factor, "a mean in place of a sum")):
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


def _offset(pair: _Pair) -> str:
    difference = pair.got - pair.want
    finite = difference[np.isfinite(difference)]
    if finite.size < 3 and not (finite.size and abs(finite.flat[0]) == 1):
        return ""
    offset = float(np.median(finite.real))
    if offset == 0 or not pair.close(pair.got - offset, pair.want):
        return ""
    return f"each value is {abs(offset):.3g} too {'large' if offset > 0 else 'small'}" if pair.got.size > 1 else ""


def _power(pair: _Pair) -> str:
    if pair.got.size < 2 or pair.close(pair.want, pair.want**2):
        return ""
    if pair.close(pair.got, pair.want**2):
        return "the result is the square of what was asked for"
    return "the result is the square root of what was asked for" if pair.close(pair.got**2, pair.want) else ""


def _narrow(pair: _Pair) -> str:
    """About right, and each number is one that a narrower dtype can hold."""
    if pair.got.size < 3 or pair.rtol == 0 or pair.got.dtype.kind == "c":
        return ""
    for name, dtype in (("bfloat16", ml_dtypes.bfloat16), ("float16", np.float16)):
        rtol = 4 * float(ml_dtypes.finfo(dtype).eps)
        is_near = rtol > 10 * pair.rtol and np.allclose(pair.got, pair.want, rtol=rtol, atol=0.0, equal_nan=True)
        if is_near and np.array_equal(pair.got.astype(dtype).astype(np.float64), pair.got, equal_nan=True):
            return f"right, but only to the precision of {name}: was something rounded to a narrower dtype?"
    return ""


def _other_order(pair: _Pair) -> str:
    if pair.got.ndim != 1 or pair.got.size < 2 or pair.got.dtype.kind == "c":
        return ""
    return "the right values stand in other places" if pair.close(np.sort(pair.got), np.sort(pair.want)) else ""


def _running_total(pair: _Pair) -> str:
    if pair.got.ndim != 1 or pair.got.size < 3:
        return ""
    return "these are running totals of what was asked for" if pair.close(np.cumsum(pair.want), pair.got) else ""


def _all_means(pair: _Pair) -> str:
    if pair.got.size < 3 or not pair.close(pair.got, np.full_like(pair.got, pair.want.mean())):
        return ""
    return "each value is the mean of all that were asked for"


def _axis_kept_or_lost(pair: _Pair) -> str:
    got, want = pair.got.shape, pair.want.shape
    if pair.got.size != pair.want.size or [n for n in got if n != 1] != [n for n in want if n != 1]:
        return ""
    if len(got) > len(want):
        return "an axis of length 1 is too many"
    return "an axis of length 1 is missing" if len(got) < len(want) else ""


def _broadcast(pair: _Pair) -> str:
    if pair.want.ndim == 1 and pair.want.size > 1 and pair.got.shape == 2 * pair.want.shape:
        n = pair.want.size
        return f"shapes ({n},) and ({n}, 1) were broadcast to ({n}, {n})"
    return ""


def _transposed_shape(pair: _Pair) -> str:
    return _transposed(pair) if pair.got.shape == pair.want.shape[::-1] else ""


def _other_axis(pair: _Pair) -> str:
    for name, value in pair.inputs.items():
        if value.ndim == 2 and {pair.got.shape, pair.want.shape} == {value.shape[:1], value.shape[1:]}:
            return f"the rows and columns of `{name}` are mixed up: was the other axis meant?"
    return ""


_OF_NUMBERS: tuple[Callable[[_Pair], str], ...] = (
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
    _factor,
    _offset,
    _power,
    _narrow,
)
_OF_SHAPES: tuple[Callable[[_Pair], str], ...] = (_broadcast, _transposed_shape, _other_axis, _axis_kept_or_lost)


def symptom_of_structure(got: Any, expected: Any) -> str:
    """Returns a sentence about a result of another kind than the expected one, or nothing."""
    if got is None and expected is not None:
        return "the function returns nothing: is a `return` missing?"
    if isinstance(got, Opaque) and got.text.startswith(("<function ", "<PjitFunction ", "<CompiledFunction ")):
        return "a function came back, and it was not called"
    if isinstance(got, tuple) and len(got) == 1 and not isinstance(expected, tuple):
        return "a comma at the end of a line makes a tuple of one"
    if isinstance(got, (list, tuple)) and isinstance(expected, (list, tuple)) and type(got) is not type(expected):
        return f"a {type(got).__name__} came back in place of a {type(expected).__name__}"
    if isinstance(got, ObservedArray) and isinstance(expected, (list, tuple, dict)):
        return "one array came back in place of several parts"
    return ""


def symptom_of_keys(got: Any, expected: Any) -> str:
    """Returns a sentence about a dictionary that lacks a key, or nothing."""
    if isinstance(got, dict) and isinstance(expected, dict) and len(got) < len(expected):
        return next((f"the key {key!r} is missing" for key in expected if key not in got), "")
    return ""


def symptom_of_parts(got: Sequence[Any], want: Sequence[Any]) -> str:
    """Returns a sentence if two parts of a result have changed places, or nothing."""
    try:
        arrays = [(_wide(mine), _wide(theirs)) for mine, theirs in zip(got, want, strict=True)]
        wrong = [pair for pair in arrays if not _near(*pair)]
        (mine, theirs), (other_mine, other_theirs) = wrong
        if _near(mine, other_theirs) and _near(other_mine, theirs):
            return "two parts of the result have changed places"
    except Exception:  # more or fewer parts are wrong, or they are no arrays
        return ""
    return ""


def _near(first: _Array, second: _Array) -> bool:
    return first.shape == second.shape and bool(np.allclose(first, second, rtol=1e-3, atol=1e-3, equal_nan=True))


def symptom_of_numbers(got: Any, expected: Any) -> str:
    """Returns a sentence about a list of Python floats, or nothing."""
    if not (isinstance(got, list) and isinstance(expected, list) and len(got) == len(expected)):
        return ""
    if not all(type(number) is float for number in (*got, *expected)):  # counts agree too often by chance
        return ""
    return symptom_of_values(np.asarray(got), np.asarray(expected), {}, (), 1e-9, 1e-9)


_OF_EXCEPTIONS: tuple[tuple[str, str, str], ...] = (
    ("TracerBoolConversionError", "", "a Python `if`, `while`, `and` or `not` needs a value, and a tracer has none"),
    ("TracerIntegerConversionError", "", "Python needs a whole number here, and a tracer has no value"),
    ("TracerArrayConversionError", "", "a NumPy function was called on a tracer, which has no values: use `jnp`"),
    ("NonConcreteBooleanIndexError", "", "the number of selected elements must be known while JAX traces: use `where`"),
    ("ConcretizationTypeError", r"`(?:length|total_repeat_length)`|[Tt]he size argument|size argument, which",
     "the size of the result must be known while JAX traces: pass it as a number"),
    ("ConcretizationTypeError", "", "Python needs a value here, and a tracer has none"),
    ("UnexpectedTracerError", "", "a tracer was kept after its trace had ended, in a global, a list or an attribute"),
    ("KeyReuseError", "", "a key was used twice: split it first"),
    ("", "Gradient only defined for scalar-output", "`jax.grad` needs a function whose result has the shape ()"),
    ("", "grad requires real- or complex-valued inputs", "`jax.grad` needs floating-point arguments, and got integers"),
    ("", "has been deleted|has been donated", "an array was used after it had been donated"),
    ("", "[Nn]on-hashable|unhashable type", "a static argument or a key must be hashable, and an array or list is not"),
    ("", "concrete values of integer type", "a shape must be known while JAX traces, and a tracer has no value"),
    ("", "not support (?:in-place )?item assignment",
     "JAX's arrays cannot be changed in place: use `x.at[i].set(value)`"),
    ("", r"carry.*(?:type|structure|differ)|must have (?:equal|identical) types", "the carry of a loop must keep its "
     "structure, shapes and dtypes"),
    ("", "Incompatible shapes|incompatible shapes|must have compatible|requires contracting dimensions",
     "two arrays have shapes that do not fit together"),
    ("NameError", r"name '(?:jnp|jax|np|lax)' is not defined", "its import is missing at the top of the file"),
    ("TypeError", r"takes .* positional arguments? but|missing \d+ required|unexpected keyword argument",
     "a function was called with other arguments than it takes"),
    ("TypeError", "'NoneType'", "a value is None: is a `return` missing?"),
    ("AttributeError", "'NoneType'", "a value is None: is a `return` missing?"),
    ("SyntaxError", "was never closed|unexpected EOF|invalid syntax. Perhaps you forgot a comma",
     "a parenthesis, a bracket or a comma is missing"),
    ("RecursionError", "", "the function calls itself without end"),
)  # fmt: skip
"""The class of an exception, a pattern of its message, and a sentence. The first one that fits counts."""


def symptom_of_exception(raised: Raised) -> str:
    """Returns one plain sentence about an exception of the student's code, or nothing."""
    message = raised.message[:2000]
    for name, pattern, sentence in _OF_EXCEPTIONS:
        if (not name or raised.is_a(name)) and re.search(pattern, message):
            return sentence
    return ""
