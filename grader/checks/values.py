"""Numerics: structure, owner, shape and dtype before values; NaN and infinity apart.

The verdicts are chex's. Ours are the words, and two comparisons that chex does not know: whose array it
is (JAX's or NumPy's), and its weak type. Tolerances are given in units of float rounding (`ulps`).
"""

from __future__ import annotations

import itertools
from typing import Any

import chex
import jax
import ml_dtypes
import numpy as np

from grader.boundary import active_answers
from grader.checks.array_pictures import picture_of_arrays
from grader.checks.comparison import equal_plain_values
from grader.checks.symptoms import (
    symptom_of_dtype,
    symptom_of_parts,
    symptom_of_plain_values,
    symptom_of_structure,
    symptom_of_values,
    symptom_of_weak_type,
)
from grader.checks.trees import (
    DEFAULT_DTYPES,
    leaves_with_paths,
    outline,
    path_text,
    picture_of_trees,
    short,
    structure_difference,
)
from grader.errors import CheckFailed
from grader.messages import Fact
from grader.pictures import Picture, attempt
from grader.protocol.codec import KeyData, Node, ObservedArray, Opaque

__all__ = ["assert_close", "assert_equal", "describe", "preview", "two_digits"]

MAX_FEW = 3  # numbers of an argument that are shown
_OWNERS = {"jax": "a jax.Array", "numpy": "a NumPy array"}


def assert_close(
    got: Any,
    expected: Any,
    *,
    called: str,
    dtype: str | None = None,
    array_type: str | None = "jax",
    weak_type: bool | None = None,
    ulps: float = 64,
    scale: float = 1.0,
    why: str = "",
    **inputs: Any,
) -> None:
    """Fails unless an observed pytree agrees with the oracle's.

    Structure, owner, shape and dtype agree exactly. Each value lies within `atol + rtol * |expected|`, with
    `rtol = ulps * eps` and `atol = rtol * scale`. `eps` is the machine epsilon of the dtype.

    Args:
        got: an observation.
        expected: the oracle's pytree. float64 and int64 stand for JAX's default width, so an oracle
            in NumPy's double precision asks for float32.
        called: the call, as the student would write it.
        dtype: the dtype that is asked for, if it is not the default.
        array_type: `jax` or `numpy`. None accepts both, and Python numbers.
        weak_type: the weak type that is asked for. None accepts both.
        ulps: how many units of rounding the computation may gather.
        scale: the magnitude of the numbers that were added up, if results are smaller than they.
        why: one more sentence for the student.
        inputs: arguments to describe by name.

    Raises:
        CheckFailed: they differ. The message says where.
    """
    head = _head(called, inputs)
    difference = structure_difference(got, expected)
    if difference:
        pictures = attempt(picture_of_trees, got, expected)
        raise CheckFailed(head, *difference, ("", why), symptom=symptom_of_structure(got, expected), pictures=pictures)
    leaves = list(zip(leaves_with_paths(got), leaves_with_paths(expected), strict=True))
    answers = active_answers()
    for (path, mine), (_, theirs) in leaves:
        with np.errstate(all="ignore"):  # a value that overflows is a difference, and nothing more
            facts = _leaf_difference(mine, theirs, dtype, array_type, weak_type, ulps, scale, inputs)
        if facts:
            parts = [a for (_, a), _ in leaves], [b for _, (_, b) in leaves]
            symptom = symptom_of_parts(*parts) if len(leaves) > 1 else ""
            symptom = symptom or _symptom(mine, theirs, facts, dtype, array_type, inputs, answers, ulps, scale)
            where = path_text(path) if len(leaves) > 1 else ""
            pictures = _pictures(mine, theirs, facts, where, ulps, scale)
            raise CheckFailed(head, ("at", where), *facts, ("", why), symptom=symptom, pictures=pictures)
    answers += [theirs for _, (_, theirs) in leaves if isinstance(theirs, np.ndarray)]


def assert_equal(got: Any, expected: Any, *, called: str, why: str = "", **inputs: Any) -> None:
    """Fails unless an observation of plain values (numbers, text, containers of them) equals the oracle's.

    Types count: 1 does not equal 1.0 or True.

    Raises:
        CheckFailed: they differ.
    """
    if not equal_plain_values(got, expected):
        path, mine, theirs = _where_plain_values_differ(got, expected)
        facts = ("at", path), ("expected", describe(theirs)), ("got", describe(mine)), ("", why)
        raise CheckFailed(_head(called, inputs), *facts, symptom=symptom_of_plain_values(got, expected))


def _where_plain_values_differ(got: Any, expected: Any, path: str = "") -> tuple[str, Any, Any]:
    """Walks down to the first difference, and stops at a container that holds no others, such as a shape."""
    containers = (list, tuple, dict)
    if type(got) is not type(expected) or not isinstance(expected, containers) or len(got) != len(expected):
        return path, got, expected
    steps = list(expected) if isinstance(expected, dict) else range(len(expected))
    if isinstance(expected, dict) and got.keys() != expected.keys():
        return path, got, expected
    if not any(isinstance(expected[step], containers) for step in steps):
        return path, got, expected
    for step in steps:
        if not equal_plain_values(got[step], expected[step]):
            return _where_plain_values_differ(got[step], expected[step], f"{path}[{step!r}]")
    return path, got, expected


def _symptom(
    got: Any,
    want: Any,
    facts: list[Fact],
    dtype: str | None,
    array_type: str | None,
    inputs: dict[str, Any],
    answers: list[Any],
    ulps: float,
    scale: float,
) -> str:
    """A sentence about a leaf that differs, or nothing."""
    if not isinstance(got, ObservedArray):
        return symptom_of_structure(got, want)
    if got.array_type == "numpy" and array_type == "jax":
        return "a NumPy function was used: `jnp` gives a `jax.Array`"
    if got.array_type == "tracer":
        return "a traced value was kept in a list, a dictionary or a global, and came back after its trace had ended"
    difference = dict(facts).get("differs", "")
    if difference.startswith("in dtype"):
        return symptom_of_dtype(got, want, _asked_dtype(np.asarray(want), dtype).name, inputs)
    if difference.startswith("in weak type"):
        return symptom_of_weak_type(got)
    rtol = _rtol(got, ulps)
    return symptom_of_values(got, np.asarray(want), inputs, answers, rtol, rtol * scale)


def _pictures(got: Any, want: Any, facts: list[Fact], where: str, ulps: float, scale: float) -> tuple[Picture, ...]:
    """A picture of a leaf that differs in its values, and in nothing that comes before them."""
    difference = dict(facts).get("differs", "in its type")
    if difference.startswith("in ") or not isinstance(got, ObservedArray):
        return ()
    rtol = _rtol(got, ulps)
    return attempt(picture_of_arrays, got, np.asarray(want), rtol, rtol * scale, where)


def _head(called: str, inputs: dict[str, Any]) -> Fact:
    described = ", ".join(f"{name}: {_short(value)}" for name, value in inputs.items())
    return "called", f"{called}        {described}" if described else called


def _leaf_difference(
    got: Any,
    expected: Any,
    dtype: str | None,
    array_type: str | None,
    weak: bool | None,
    ulps: float,
    scale: float,
    inputs: dict[str, Any],
) -> list[Fact]:
    if isinstance(expected, (str, bool, bytes)) or expected is None:
        same = type(got) is type(expected) and got == expected
        return [] if same else [("expected", describe(expected)), ("got", describe(got))]
    want = np.asarray(expected)
    want_dtype = _asked_dtype(want, dtype)
    wanted = f"{_type_text(want_dtype, want.shape)}  {preview(want)}"
    if not isinstance(got, ObservedArray):
        number = _number_as(got, want_dtype) if array_type is None and want.shape == () else None
        if number is None:
            return [("expected", wanted), ("got", describe(got))]
        got = number
    found = f"{_type_text(got.dtype, got.shape)}  {preview(got)}"
    if got.array_type == "tracer":
        leaked = f"a tracer, {_type_text(got.dtype, got.shape)}: a value that leaked out of a trace"
        return [("expected", wanted), ("got", leaked)]
    if array_type is not None and got.array_type != array_type:
        return [("expected", f"{_OWNERS[array_type]}, {wanted}"), ("got", f"{_OWNERS[got.array_type]}, {found}")]
    difference = (
        _shape_difference(got, want)
        or _dtype_difference(got, want_dtype)
        or _weak_type_difference(got, weak)
        or _value_difference(got, want, ulps, scale, inputs)
    )
    return [("expected", wanted), ("got", found), ("differs", difference)] if difference else []


def _shape_difference(got: ObservedArray, want: np.ndarray[Any, Any]) -> str:
    try:
        chex.assert_shape(got, want.shape)
    except AssertionError:
        return f"in shape: {_shape_text(got.shape)}, expected {_shape_text(want.shape)}"
    return ""


def _dtype_difference(got: ObservedArray, want: np.dtype[Any]) -> str:
    try:
        chex.assert_type(got, want)
    except AssertionError:
        return f"in dtype: {got.dtype.name}, expected {want.name}"
    return ""


def _weak_type_difference(got: ObservedArray, want: bool | None) -> str:
    states = {True: "a weak type", False: "no weak type"}
    return (
        ""
        if want in (None, got.weak_type)
        else f"in weak type: it has {states[got.weak_type]}, expected {states[want]}"
    )


def _number_as(got: Any, dtype: np.dtype[Any]) -> ObservedArray | None:
    """A Python number as an array without axes, or None if the dtype does not fit it."""
    types = {"b": (bool,), "i": (int,), "u": (int,), "c": (int, float, complex)}
    if type(got) not in types.get(dtype.kind, (int, float)):
        return None
    try:
        return np.asarray(got, dtype).view(ObservedArray)
    except OverflowError:
        return None


def _value_difference(
    got: ObservedArray, want: np.ndarray[Any, Any], ulps: float, scale: float, inputs: dict[str, Any]
) -> str:
    rtol = _rtol(got, ulps)
    wide: Any = np.complex128 if np.issubdtype(want.dtype, np.complexfloating) else np.float64
    mine, theirs = np.asarray(got).astype(wide), want.astype(wide)
    try:
        if rtol:
            chex.assert_trees_all_close(mine, theirs, rtol=rtol, atol=rtol * scale)
        else:
            chex.assert_trees_all_equal(np.asarray(got), want)
    except AssertionError:
        atol = rtol * scale
        return _special_difference(mine, theirs, inputs) or _largest_difference(mine, theirs, rtol, atol, inputs)
    return ""


def _rtol(got: ObservedArray, ulps: float) -> float:
    """The tolerance of an array's dtype: 0 for whole numbers."""
    inexact = bool(jax.numpy.issubdtype(got.dtype, np.inexact))
    return ulps * float(jax.numpy.finfo(got.dtype).eps) if inexact else 0.0


def _special_difference(mine: np.ndarray[Any, Any], theirs: np.ndarray[Any, Any], inputs: dict[str, Any]) -> str:
    """The difference in NaN and infinity, if there is any."""
    same = (np.isnan(mine) & np.isnan(theirs)) | (mine == theirs)
    wrong = (~np.isfinite(mine) | ~np.isfinite(theirs)) & ~same
    if not np.any(wrong):
        return ""
    counts = []
    for name, test in (("NaN", np.isnan), ("infinite", np.isinf)):
        unexpected = int(np.sum(wrong & test(mine)))
        if unexpected:
            counts.append(f"{unexpected} of {mine.size} {name}")
    what = ", ".join(counts) or "NaN or infinity is missing"
    return f"{what}; {_at(wrong, mine, theirs, inputs)}"


def _largest_difference(
    mine: np.ndarray[Any, Any], theirs: np.ndarray[Any, Any], rtol: float, atol: float, inputs: dict[str, Any]
) -> str:
    finite = np.isfinite(mine) & np.isfinite(theirs)
    gap = np.where(finite, np.abs(mine - theirs), 0.0)
    wrong = finite & (gap > atol + rtol * np.abs(theirs))
    if not np.any(wrong):
        return "by less than these digits show"
    values = _at(wrong, mine, theirs, inputs)
    if wrong.size == 1:
        return values
    return f"{int(wrong.sum())} of {wrong.size} elements, at most {gap[wrong].max():.3g} apart; {values}"


def _at(
    wrong: np.ndarray[Any, Any], mine: np.ndarray[Any, Any], theirs: np.ndarray[Any, Any], inputs: dict[str, Any]
) -> str:
    """The first wrong element, and the elements of those arguments that have the shape of the result."""
    index = tuple(int(i) for i in np.argwhere(wrong)[0])
    values = f"expected {_number(theirs[index])}, got {_number(mine[index])}"
    if not index or wrong.size == 1:
        return values
    place = f"[{', '.join(map(str, index))}]"
    alike = {name: np.asarray(x) for name, x in inputs.items() if _is_numbers(x) and np.shape(x) == wrong.shape}
    there = [f"{name}{place} = {_number(numbers[index])}" for name, numbers in alike.items()]
    return f"first at {place}: {values}" + (f", where {', '.join(there)}" if there else "")


def _asked_dtype(want: np.ndarray[Any, Any], dtype: str | None) -> np.dtype[Any]:
    return _dtype(dtype or DEFAULT_DTYPES.get(want.dtype.name, want.dtype.name))


def _dtype(name: str) -> np.dtype[Any]:
    return np.dtype(getattr(ml_dtypes, name, name))


MAX_PARTS, MAX_LEVELS = 24, 2
"""Of a container that is described: its first parts, and the levels of containers inside it."""


def two_digits(number: float) -> str:
    """Writes a positive number in two digits, such as 0.12, 3.4 or 170."""
    return np.format_float_positional(number, precision=2, unique=False, fractional=False, trim="-")


def describe(value: Any, level: int = 0) -> str:
    """Describes a value in one line: type, shape and the first numbers, and the first parts of a container."""
    if isinstance(value, ObservedArray):
        owner = {"numpy": "NumPy array, ", "tracer": "a leaked tracer, "}.get(value.array_type, "")
        return f"{owner}{_type_text(value.dtype, value.shape)}  {preview(value)}"
    if isinstance(value, np.ndarray):
        return f"{_type_text(value.dtype, value.shape)}  {preview(value)}"
    if isinstance(value, Opaque):
        return f"{value.text} ({value.type_name})" if value.type_name not in value.text else value.text
    if isinstance(value, KeyData):
        return f"PRNG keys, shape {_shape_text(value.data.shape[:-1])}"
    if isinstance(value, (Node, dict, list, tuple, frozenset)):
        return _describe_container(value, level)
    text = short(value, 301)
    return text if len(text) <= 300 else text[:300] + "..."


def _describe_container(value: Any, level: int) -> str:
    if level > MAX_LEVELS:
        return "..."

    def inside(part: Any) -> str:
        return describe(part, level + 1)

    if isinstance(value, Node):
        pairs = zip(value.fields[:MAX_PARTS], value.children, strict=False)
        parts, size, brackets = [f"{name}={inside(child)}" for name, child in pairs], len(value.fields), ("(", ")")
    elif isinstance(value, dict):
        items = itertools.islice(value.items(), MAX_PARTS)
        parts, size, brackets = [f"{inside(key)}: {inside(item)}" for key, item in items], len(value), ("{", "}")
    else:
        parts, size = [inside(item) for item in itertools.islice(value, MAX_PARTS)], len(value)
        others = ("frozenset({", "})") if isinstance(value, frozenset) else ("(", ")")
        brackets = ("[", "]") if isinstance(value, list) else others
    more = f", ... ({size} in all)" if size > MAX_PARTS else "," if isinstance(value, tuple) and size == 1 else ""
    name = value.type_name if isinstance(value, Node) else ""
    return f"{name}{brackets[0]}{', '.join(parts)}{more}{brackets[1]}"


def _is_numbers(value: Any) -> bool:
    """Tells arrays of numbers from keys, and from everything that is no array."""
    array = isinstance(value, (np.ndarray, np.generic, jax.Array))
    return array and bool(jax.numpy.issubdtype(value.dtype, np.number))


def _short(value: Any) -> str:
    if isinstance(value, (np.ndarray, np.generic, jax.Array)):
        few = value.size <= MAX_FEW and _is_numbers(value)
        return _type_text(value.dtype, value.shape) + (f" {preview(np.asarray(value))}" if few else "")
    text = outline(value) if isinstance(value, (dict, list, tuple)) else describe(value)
    return text if len(text) <= 90 else text[:87] + "..."


def _type_text(dtype: Any, shape: tuple[int, ...]) -> str:
    return f"{np.dtype(dtype).name}{_shape_text(shape)}"


def _shape_text(shape: tuple[int, ...]) -> str:
    return f"[{','.join(map(str, shape))}]"


def preview(array: Any) -> str:
    """The first numbers of an array."""
    numbers = np.asarray(array).flat  # not `reshape`, which copies a leaked tracer's one number many times
    inside = " ".join(_number(number) for number in numbers[:5])
    more = " ..." if np.size(array) > 5 else ""
    return inside if np.ndim(array) == 0 else f"[{inside}{more}]"


def _number(value: Any) -> str:
    item = value.item() if hasattr(value, "item") else value
    if isinstance(item, (bool, int, complex, str)):
        return str(item)
    return f"{float(item):.6g}"
