"""Symptoms of types: the numbers are about right, and the dtype or the weak type is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ml_dtypes
import numpy as np

from grader.checks.symptoms.guessing import guessing
from grader.checks.symptoms.pair import wide

__all__ = ["symptom_of_dtype", "symptom_of_weak_type"]

_SHORT = ("float16", "bfloat16")
_DIGITS = {"float16": 1e-2, "bfloat16": 5e-2}  # a few roundings in a row


@guessing
def symptom_of_dtype(got: Any, want: Any, dtype: str, inputs: Mapping[str, Any]) -> str:
    """Returns a sentence about an array whose dtype is wrong, or nothing.

    Args:
        got: what came, an array of the right shape.
        want: the numbers that were expected, in any dtype.
        dtype: the one that was asked for.
        inputs: arguments of the call, by name.
    """
    found = got.dtype.name
    if found == "bool":
        return "booleans came: is a comparison returned as it is?"
    if not _about_equal(got, want, found, dtype):
        return ""
    kinds = _kind(found), _kind(dtype)
    if kinds == ("float", "float"):
        return _of_floats(got, dtype, inputs)
    if kinds == ("float", "int"):
        return "a division, a mean, a Python float or zeros without a dtype turn whole numbers into floating-point ones"
    if kinds == ("int", "float"):
        return "whole numbers came: is there a `//`, a cast to int, or an array of whole numbers without a dtype?"
    return _kept(found, inputs) if kinds == ("int", "int") else ""


def _of_floats(got: Any, dtype: str, inputs: Mapping[str, Any]) -> str:
    found = got.dtype.name
    if found == "float64" and got.array_type == "jax":
        return "a `jax.Array` has 64 bits only while the setting `jax_enable_x64` is on"
    if found == "float64":
        return "64 bits are NumPy's default, and not JAX's"
    if found == "float32" and dtype in _SHORT:
        return (
            f"something in float32 made it wider than {dtype}: an array or a NumPy number without a dtype, or a cast?"
        )
    return _kept(found, inputs)


def _kept(found: str, inputs: Mapping[str, Any]) -> str:
    names = [name for name, value in inputs.items() if str(getattr(value, "dtype", "")) == found]
    return f"the result has the dtype of `{names[0]}`, and another one was asked for" if len(names) == 1 else ""


@guessing
def symptom_of_weak_type(got: Any) -> str:
    """Returns a sentence about an array whose weak type is wrong."""
    if got.weak_type:
        return "a weak type comes from a Python number: pass a dtype where the array is made"
    return "a dtype, a cast or a NumPy number ends a weak type"


def _kind(dtype: str) -> str:
    return "float" if dtype in _SHORT or dtype.startswith("float") else "int" if "int" in dtype else dtype


def _about_equal(got: Any, want: Any, *dtypes: str) -> bool:
    rtol = max(_DIGITS.get(dtype, 1e-4) for dtype in dtypes)
    limit = min(float(ml_dtypes.finfo(dtype).max) for dtype in (*dtypes, "float32") if _kind(dtype) == "float")
    with np.errstate(all="ignore"):
        mine, theirs = (np.clip(wide(value), -limit, limit) for value in (got, want))
        return bool(np.allclose(mine, theirs, rtol=rtol, atol=rtol, equal_nan=True))
