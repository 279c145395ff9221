"""`Pair`: two arrays that differ, and what else is known of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np

__all__ = ["Array", "Pair", "near", "wide"]

Array: TypeAlias = np.ndarray[Any, Any]


@dataclasses.dataclass(frozen=True)
class Pair:
    """Two arrays that differ: what came, and what was expected.

    Attributes:
        got: what came, in double precision.
        want: what was expected, in double precision.
        inputs: arguments of the call, by name, in double precision.
        earlier: right answers to earlier calls in the same check.
        rtol: by what fraction equal numbers may differ.
        atol: how far numbers near 0 may differ.
    """

    got: Array
    want: Array
    inputs: Mapping[str, Array]
    earlier: Iterable[Array]
    rtol: float
    atol: float

    def close(self, first: Array, second: Array) -> bool:
        return first.shape == second.shape and bool(self.agree(first, second).all())

    def agree(self, first: Array, second: Array) -> Array:
        """Says for each element if two arrays of one shape agree."""
        return np.asarray(np.isclose(first, second, rtol=self.rtol, atol=self.atol, equal_nan=True))

    @property
    def wrong(self) -> Array:
        """The elements that differ."""
        return ~self.agree(self.got, self.want)

    @property
    def sizes(self) -> set[int]:
        """The lengths of all axes of the inputs, and their numbers of elements."""
        return {size for value in self.inputs.values() for size in (*value.shape, value.size)}


def wide(value: Any) -> Array:
    """An array in double precision."""
    array = np.asarray(value)
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)


def near(first: Array, second: Array) -> bool:
    """Says if two arrays agree in three digits."""
    return first.shape == second.shape and bool(np.allclose(first, second, rtol=1e-3, atol=1e-3, equal_nan=True))
