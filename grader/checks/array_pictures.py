"""Pictures of two arrays that were compared: the numbers around the first one that differs."""

from __future__ import annotations

from typing import Any

import jax
import numpy as np

from grader.pictures import MAX_NUMBERS, MAX_SIDE, MAX_TEXT, Arrays, numbers_as_text

__all__ = ["picture_of_arrays"]

_MOST = 2**16  # numbers: to find the first difference among more takes longer than a picture is worth


def picture_of_arrays(got: Any, expected: Any, rtol: float, atol: float, where: str = "") -> Arrays | None:
    """Draws two arrays of one shape that differ, or nothing if they are very large, or no arrays of real numbers.

    If they have more than two axes, it draws the first slice of two axes that differs.

    Args:
        got: an observed array.
        expected: the oracle's.
        rtol: the relative tolerance that decides which numbers differ.
        atol: the absolute one.
        where: the arrays' place in the result.
    """
    if np.shape(got) != np.shape(expected) or not 2 <= np.size(got) <= _MOST:
        return None
    if not (_is_real(got) and _is_real(expected)):
        return None
    mine, theirs = (np.asarray(array).astype(np.float64) for array in (got, expected))
    differs = _differs(mine, theirs, rtol, atol)
    if not differs.any():
        return None
    first = tuple(int(i) for i in np.argwhere(differs)[0])
    outer, inner = first[:-2], first[-2:]
    mine, theirs, differs = mine[outer], theirs[outer], differs[outer]
    limit = MAX_NUMBERS if len(inner) == 1 else MAX_SIDE
    start = tuple(max(0, min(at - limit // 2, n - limit)) for at, n in zip(inner, mine.shape, strict=True))
    window = tuple(slice(at, at + limit) for at in start)
    slices = f"[{', '.join([*map(str, outer), ':', ':'])}]" if outer else ""
    return Arrays(
        where=where[: MAX_TEXT - len(slices)] + slices,
        whole=mine.shape,
        start=start,
        shape=mine[window].shape,
        expected=numbers_as_text(theirs[window].ravel().tolist()),
        got=numbers_as_text(mine[window].ravel().tolist()),
        differs="".join("x" if wrong else "." for wrong in differs[window].ravel().tolist()),
    )


def _is_real(array: Any) -> bool:
    dtype = getattr(array, "dtype", None)
    if dtype is None or not (dtype.kind == "b" or jax.numpy.issubdtype(dtype, np.number)):
        return False
    return not jax.numpy.issubdtype(dtype, np.complexfloating)


def _differs(mine: np.ndarray, theirs: np.ndarray, rtol: float, atol: float) -> np.ndarray:
    with np.errstate(all="ignore"):
        same = (mine == theirs) | (np.isnan(mine) & np.isnan(theirs))
        finite = np.isfinite(mine) & np.isfinite(theirs)
        differs: np.ndarray = ~same & ~(finite & (np.abs(mine - theirs) <= atol + rtol * np.abs(theirs)))
    return differs
