"""Numerics: structure, kind, shape and dtype before values; NaN and inf apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import chex
import jax
import ml_dtypes
import numpy as np

from grader.boundary.codec import KeyData, Node, ObservedArray, Opaque
from grader.checks.trees import DEFAULT_DTYPES, leaves_with_paths, structure_difference
from grader.messages import CheckFailed

__all__ = ["assert_close", "assert_equal", "describe", "preview"]


def assert_close(
    got: Any,
    expected: Any,
    *,
    called: str,
    dtype: str | None = None,
    kind: str | None = "jax",
    weak_type: bool | None = None,
    ulps: float = 64,
    scale: float = 1.0,
    hint: str = "",
    **inputs: Any,
) -> None:
    """Fails unless an observed pytree agrees with the oracle's.

    Structure, kind, shape and dtype agree exactly; each value lies within
    `ulps * eps * max(|expected|, scale)`, where eps is the dtype's machine epsilon.

    Args:
        got: what `observe` returned.
        expected: the oracle's pytree. float64 and int64 stand for JAX's default width, so an oracle
            in NumPy's double precision asks for float32.
        called: what was called, as the student would write it.
        dtype: the dtype that is asked for, where it is not the default.
        kind: `jax` or `numpy`: whose arrays the leaves are; None accepts both, and Python numbers.
        weak_type: what JAX's weak type is to be; None accepts both.
        ulps: how many units of rounding the computation may gather.
        scale: the magnitude of the numbers that were added up, where results are smaller than they.
        hint: one more sentence for the student.
        inputs: arguments to describe by name.

    Raises:
        CheckFailed: they differ; the message says where.
    """
    head = _head(called, inputs)
    difference = structure_difference(got, expected)
    if difference:
        raise CheckFailed(*head, *difference, ("hint", hint))
    for (path, mine), (_, theirs) in zip(leaves_with_paths(got), leaves_with_paths(expected), strict=True):
        with np.errstate(all="ignore"):  # what overflows or is no number differs, which is all there is to say
            rows = _leaf(mine, theirs, dtype, kind, weak_type, ulps, scale)
        if rows:
            raise CheckFailed(*head, ("at", path), *rows, ("", hint))


def assert_equal(got: Any, expected: Any, *, called: str, hint: str = "", **inputs: Any) -> None:
    """Fails unless an observation of plain values (numbers, text, containers of them) equals the oracle's.

    Raises:
        CheckFailed: they differ.
    """
    if not _equal(got, expected):
        raise CheckFailed(*_head(called, inputs), ("expected", describe(expected)), ("got", describe(got)), ("", hint))


def _equal(got: Any, expected: Any) -> bool:
    """Equality of plain values, types too; anything else, such as an array, equals nothing."""
    if type(got) is not type(expected):
        return False
    if isinstance(got, (list, tuple)):
        return len(got) == len(expected) and all(map(_equal, got, expected))
    if isinstance(got, dict):
        return _typed(got) == _typed(expected) and all(_equal(got[key], expected[key]) for key in expected)
    if isinstance(got, frozenset):
        return _typed(got) == _typed(expected)
    return isinstance(got, (str, int, float, complex, bytes, type(None))) and bool(got == expected)


def _typed(keys: Iterable[Any]) -> set[tuple[type, Any]]:
    return {(type(key), key) for key in keys}


def _head(called: str, inputs: dict[str, Any]) -> list[tuple[str, str]]:
    described = ", ".join(f"{name}: {_short(value)}" for name, value in inputs.items())
    return [("called", f"{called}        {described}" if described else called)]


def _leaf(
    got: Any, expected: Any, dtype: str | None, kind: str | None, weak: bool | None, ulps: float, scale: float
) -> list[tuple[str, str]]:
    if isinstance(expected, (str, bool, bytes)) or expected is None:
        same = type(got) is type(expected) and got == expected
        return [] if same else [("expected", describe(expected)), ("got", describe(got))]
    want = np.asarray(expected)
    want_dtype = _dtype(dtype or DEFAULT_DTYPES.get(want.dtype.name, want.dtype.name))
    rows = [("expected", f"{_type_text(want_dtype, want.shape)}  {preview(want)}")]
    if not isinstance(got, ObservedArray):
        number = _number_as(got, want_dtype) if kind is None and want.shape == () else None
        if number is None:
            return [*rows, ("got", describe(got))]
        got = number
    rows.append(("got", f"{_type_text(got.dtype, got.shape)}  {preview(got)}"))
    if got.kind == "tracer":
        return [rows[0], ("got", f"a tracer, {_type_text(got.dtype, got.shape)}: a value that leaked out of a trace")]
    if kind is not None and got.kind != kind:
        names = {"jax": "a jax.Array", "numpy": "a NumPy array"}
        return [("expected", f"{names[kind]}, {rows[0][1]}"), ("got", f"{names[got.kind]}, {rows[1][1]}")]
    if got.shape != want.shape:
        return [*rows, ("differs", f"in shape: {_shape_text(got.shape)} where {_shape_text(want.shape)} was expected")]
    if got.dtype != want_dtype:
        return [*rows, ("differs", f"in dtype: {got.dtype.name} where {want_dtype.name} was expected")]
    if weak is not None and got.weak_type != weak:
        states = {True: "a weak type", False: "no weak type"}
        return [*rows, ("differs", f"in weak type: it has {states[got.weak_type]}, expected {states[weak]}")]
    return _values(got, want, rows, ulps, scale)


def _number_as(got: Any, dtype: np.dtype[Any]) -> ObservedArray | None:
    """A Python number as an array of one; None where it is no number of that kind."""
    kinds = {"b": (bool,), "i": (int,), "u": (int,), "c": (int, float, complex)}
    if type(got) not in kinds.get(dtype.kind, (int, float)):
        return None
    try:
        return np.asarray(got, dtype).view(ObservedArray)
    except OverflowError:
        return None


def _values(
    got: ObservedArray, want: np.ndarray[Any, Any], rows: list[tuple[str, str]], ulps: float, scale: float
) -> list[tuple[str, str]]:
    wide: Any = np.complex128 if np.issubdtype(want.dtype, np.complexfloating) else np.float64
    exact = not _is_inexact(got.dtype)
    mine, theirs = np.asarray(got).astype(wide), want.astype(wide)
    odd_mine, odd_theirs = ~np.isfinite(mine), ~np.isfinite(theirs)
    special = odd_mine | odd_theirs
    same_special = (np.isnan(mine) & np.isnan(theirs)) | (mine == theirs)
    if np.any(special & ~same_special):
        return [*rows, ("differs", _special_text(mine, theirs, special & ~same_special))]
    gap = np.where(special, 0.0, np.abs(np.where(special, 0, mine) - np.where(special, 0, theirs)))
    magnitude = np.where(special, 0.0, np.maximum(np.abs(np.where(special, 0, theirs)), scale))
    allowed = np.zeros_like(gap) if exact else ulps * float(jax.numpy.finfo(got.dtype).eps) * magnitude
    try:
        chex.assert_trees_all_equal(gap <= allowed, np.ones(gap.shape, bool))
    except AssertionError:
        wrong = gap > allowed
        first = tuple(int(i) for i in np.argwhere(wrong)[0])
        index = "" if not first else f" first at [{', '.join(map(str, first))}]:"
        text = f"{int(wrong.sum())} of {wrong.size} elements, at most {gap.max():.3g} apart;" if wrong.size > 1 else ""
        values = f"expected {_number(theirs[first])}, got {_number(mine[first])}"
        return [*rows, ("differs", f"{text}{index} {values}".strip())]
    return []


def _special_text(mine: Any, theirs: Any, wrong: Any) -> str:
    counts = []
    for name, test in (("NaN", np.isnan), ("infinite", np.isinf)):
        unexpected = int(np.sum(wrong & test(mine)))
        if unexpected:
            counts.append(f"{unexpected} of {mine.size} {name}")
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    where = f" first at [{', '.join(map(str, first))}]:" if first else ""
    what = ", ".join(counts) or "NaN or inf is missing"
    return f"{what};{where} expected {_number(theirs[first])}, got {_number(mine[first])}"


def _is_inexact(dtype: Any) -> bool:
    return bool(jax.numpy.issubdtype(dtype, np.inexact))


def _dtype(name: str) -> np.dtype[Any]:
    return np.dtype(getattr(ml_dtypes, name, name))


def describe(value: Any) -> str:
    """A value in one line: type, shape and the first numbers."""
    if isinstance(value, ObservedArray):
        owner = {"numpy": "NumPy array, ", "tracer": "a leaked tracer, "}.get(value.kind, "")
        return f"{owner}{_type_text(value.dtype, value.shape)}  {preview(value)}"
    if isinstance(value, np.ndarray):
        return f"{_type_text(value.dtype, value.shape)}  {preview(value)}"
    if isinstance(value, Opaque):
        return f"{value.text} ({value.type_name})" if value.type_name not in value.text else value.text
    if isinstance(value, KeyData):
        return f"PRNG keys, shape {_shape_text(value.data.shape[:-1])}"
    if isinstance(value, Node):
        inside = ", ".join(f"{f}={describe(c)}" for f, c in zip(value.fields, value.children, strict=True))
        return f"{value.type_name}({inside})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{describe(k)}: {describe(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        inside = ", ".join(describe(item) for item in value)
        comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{comma})"
    text = repr(value)
    return text if len(text) <= 300 else text[:300] + "..."


def _short(value: Any) -> str:
    if isinstance(value, (np.ndarray, np.generic, jax.Array)):
        return _type_text(value.dtype, value.shape)
    text = describe(jax.tree.map(lambda leaf: leaf, value))
    return text if len(text) <= 60 else text[:57] + "..."


def _type_text(dtype: Any, shape: tuple[int, ...]) -> str:
    return f"{np.dtype(dtype).name}{_shape_text(shape)}"


def _shape_text(shape: tuple[int, ...]) -> str:
    return f"[{','.join(map(str, shape))}]"


def preview(array: Any) -> str:
    """The first numbers of an array."""
    flat = np.asarray(array).reshape(-1)
    inside = " ".join(_number(number) for number in flat[:5])
    more = " ..." if flat.size > 5 else ""
    return inside if np.ndim(array) == 0 else f"[{inside}{more}]"


def _number(value: Any) -> str:
    item = value.item() if hasattr(value, "item") else value
    if isinstance(item, (bool, int, complex, str)):
        return str(item)
    return f"{float(item):.6g}"
