"""Fingerprints of observations: versions of a stub with one mistake have the same.

A failure is explained if the student's code gave what a known wrong version gives. Fingerprints of both are compared,
so nothing else needs to be kept of a pitfall. They are hashes: a course can be handed out with them, and without code.

Machines, versions of JAX and ways to write one formula differ in the last bits of a number. So an array is rounded
before it is hashed, to the nearest line of a grid. A number may lie in the middle between two lines. So there are two
grids, shifted by half a step, and it is enough if two observations agree on one of them.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np

from grader.protocol.codec import Budget, Encoded, KeyData, Node, ObservedArray, Opaque, decode

__all__ = ["Fingerprint", "Seen", "fingerprints"]

Fingerprint: TypeAlias = tuple[str, ...]
"""Hashes of one observation: one for each grid, or none if it cannot be read. Then it agrees with no other."""

_GRIDS = (1 / 3, 5 / 6)
"""The shift of each grid, in steps. Numbers of few binary digits, such as 0 and 0.5, lie between no two lines."""

_BITS = 12
"""So many bits of an array's largest number are kept."""

_LEAST = 0.01
"""In an array of smaller numbers, the steps are as small as if this were the largest. The rest may be rounding."""

_PART_OF_AN_ANSWER = 1 / 8
"""All that a check observes may be so large, in answers of the largest size. The course stays far below that."""


@dataclasses.dataclass(frozen=True)
class Seen:
    """Everything that a version gave in one check, as far as others are compared with it.

    Attributes:
        outcome: of the check.
        fingerprints: one for each observation.
    """

    outcome: str
    fingerprints: tuple[Fingerprint, ...] = ()

    @classmethod
    def from_plain(cls, plain: Any) -> Seen:
        """Reads what `to_plain` gave.

        Raises:
            ValueError: it has another form. TypeError is raised too.
        """
        outcome, hashes = plain
        return cls(str(outcome), tuple(tuple(map(str, one)) for one in hashes))

    def to_plain(self) -> list[Any]:
        """Returns it as JSON can write it."""
        return [self.outcome, [list(one) for one in self.fingerprints]]

    def agrees(self, other: Seen) -> bool:
        """Says if both have one outcome and the same observations."""
        return (
            self.outcome == other.outcome
            and len(self.fingerprints) == len(other.fingerprints)
            and all(map(_agree, self.fingerprints, other.fingerprints))
        )


def _agree(first: Fingerprint, second: Fingerprint) -> bool:
    return any(mine == theirs for mine, theirs in zip(first, second, strict=False))


def fingerprints(observations: Iterable[Encoded]) -> tuple[Fingerprint, ...]:
    """Makes the fingerprints of what a check observed. The observations may be hostile."""
    budget = Budget(_PART_OF_AN_ANSWER)
    return tuple(_fingerprint(one, budget) for one in observations)


def _fingerprint(observation: Encoded, budget: Budget) -> Fingerprint:
    try:
        if isinstance(observation, Mapping):
            return (_hash_of_record(observation),) * len(_GRIDS)
        value = decode(observation, budget)
        return tuple(_digest(value, shift).hex() for shift in _GRIDS)
    except Exception:  # a stranger's may be too deep, or too large for the judge's memory
        return ()


def _hash_of_record(record: Mapping[str, Any]) -> str:
    """Hashes a program's operations. Of an exception, its class and the first line of its message, without numbers."""
    if "raised" in record:
        raised = record["raised"]
        first = raised["message"].splitlines()[:1]
        said = re.sub(r"0x[0-9a-f]+|\d+", "#", first[0] if first else "")
        return _hash("raised", raised["type"], said).hex()
    return _hash("record", json.dumps(record, sort_keys=True)).hex()


def _digest(value: Any, shift: float) -> bytes:
    """Hashes an observation on one grid.

    The text of a function or another object does not count, because it holds an address. Neither does the
    name of a node's type, so that two versions of a stub can agree.
    """
    if isinstance(value, ObservedArray):
        facts = (value.array_type, value.dtype.name, str(value.shape), str(value.weak_type))
        if value.array_type == "tracer":  # it has no numbers
            return _hash("array", *facts)
        return _hash("array", *facts, _numbers(value, shift))
    if isinstance(value, KeyData):
        return _hash("key", value.impl, str(value.data.shape), value.data.tobytes())
    if isinstance(value, Mapping):
        pairs = (_digest(key, shift) + _digest(item, shift) for key, item in value.items())
        return _hash("dict", *sorted(pairs))
    if isinstance(value, frozenset):
        return _hash("set", *sorted(_digest(item, shift) for item in value))
    if isinstance(value, (list, tuple)):
        return _hash(type(value).__name__, *(_digest(item, shift) for item in value))
    if isinstance(value, Node):
        return _hash("node", *value.fields, *(_digest(child, shift) for child in value.children))
    if isinstance(value, Opaque):
        return _hash("other")
    if isinstance(value, (float, complex)):
        return _hash(type(value).__name__, _numbers(np.asarray(value), shift))
    return _hash(type(value).__name__, repr(value))


def _numbers(array: np.ndarray[Any, Any], shift: float) -> bytes:
    """Puts numbers on a grid. Its step is a power of two. It depends on the largest number, so it is shifted too."""
    if array.dtype.name.startswith(("bool", "int", "uint")):
        return array.tobytes()
    is_complex = np.issubdtype(array.dtype, np.complexfloating)
    wide = np.asarray(array).reshape(-1).astype(np.complex128 if is_complex else np.float64).view(np.float64)
    finite = np.where(np.isfinite(wide), wide, 0.0)
    largest = max(float(np.max(np.abs(finite), initial=0.0)), _LEAST)
    exponent = math.floor(math.log2(largest) + shift) - _BITS
    lines = np.floor(np.ldexp(finite, -exponent) + shift).astype("<i4")
    for number, odd in enumerate((np.isnan(wide), wide == np.inf, wide == -np.inf)):
        lines[odd] = np.iinfo(np.int32).max - number
    return lines.tobytes()


def _hash(*parts: str | bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.digest()
