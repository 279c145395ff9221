"""Pictures of a check's evidence, as plain data. The HTML report draws them.

A picture holds what was compared already, cut to a size that a report can carry. Its fields are JSON's types, and its
constructor refuses everything else. So a picture from a report that a stranger wrote is as safe to draw as our own.
Numbers are kept as text with four digits, because JSON has no NaN and a list of them takes much room.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, TypeAlias

__all__ = [
    "MAX_LINES",
    "MAX_NUMBERS",
    "MAX_PICTURES",
    "MAX_SIDE",
    "MAX_TEXT",
    "Arrays",
    "Bars",
    "Picture",
    "Shardings",
    "Speed",
    "Trees",
    "attempt",
    "numbers_as_text",
    "read_picture",
    "to_plain",
]

MAX_PICTURES = 3
"""Of one check."""
MAX_SIDE = 32
"""Rows or columns of an array of two axes."""
MAX_NUMBERS = MAX_SIDE**2
"""Of one array."""
MAX_LINES = 64
"""Of one tree."""
MAX_TEXT = 120
"""Characters of a text inside a picture."""
MAX_DEVICES = 16
MAX_AXES = 8
MAX_BARS = 8
_MAX_LENGTH = 2**53  # of an axis, or a count: larger whole numbers are no exact numbers in many readers of JSON
_NUMBER = re.compile(r"-?(?:\d{1,20}(?:\.\d{1,20})?(?:e[+-]\d{1,4})?|inf)|nan")


@dataclasses.dataclass(frozen=True)
class Arrays:
    """The same part of two arrays: all of it, or a window around the first number that differs.

    Attributes:
        where: the part of the result, such as `['w'][3, :, :]`. Empty for all of it.
        whole: the lengths of the axes that are shown, one or two of them.
        start: for each of them, the index of the first number in the window.
        shape: the window's lengths.
        expected: its numbers row by row, with a blank between them.
        got: the same.
        differs: for each number, `x` if the two differ, and a dot if they agree.
    """

    kind: ClassVar[str] = "arrays"
    where: str
    whole: tuple[int, ...]
    start: tuple[int, ...]
    shape: tuple[int, ...]
    expected: str
    got: str
    differs: str

    def __post_init__(self) -> None:
        _check_text(self.where)
        for lengths in (self.whole, self.start, self.shape):
            _check_all(lengths, _is_length, most=2)
        _check(1 <= len(self.shape) == len(self.start) == len(self.whole))
        _check(all(0 < n <= whole - at for n, at, whole in zip(self.shape, self.start, self.whole, strict=True)))
        _check(len(self.shape) == 1 or max(self.shape) <= MAX_SIDE)
        size = self.shape[0] * (self.shape[1] if len(self.shape) == 2 else 1)
        _check(size <= MAX_NUMBERS and type(self.differs) is str)
        _check(len(self.differs) == size and set(self.differs) <= {"x", "."})
        for text in (self.expected, self.got):
            _check(type(text) is str and len(text) <= 64 * MAX_NUMBERS)
            numbers = text.split(" ")
            _check(len(numbers) == size and all(map(_NUMBER.fullmatch, numbers)))

    @property
    def expected_numbers(self) -> list[float]:
        return [float(number) for number in self.expected.split(" ")]

    @property
    def got_numbers(self) -> list[float]:
        return [float(number) for number in self.got.split(" ")]


@dataclasses.dataclass(frozen=True)
class Trees:
    """Two trees of containers.

    Attributes:
        expected: a line for each container and leaf, from the top: its depth, its text, and True if it differs.
        got: the same.
    """

    kind: ClassVar[str] = "trees"
    expected: tuple[tuple[int, str, bool], ...]
    got: tuple[tuple[int, str, bool], ...]

    def __post_init__(self) -> None:
        for lines in (self.expected, self.got):
            _check_all(lines, lambda line: type(line) is tuple and len(line) == 3, most=MAX_LINES)
            deepest = 0
            for depth, text, differs in lines:
                _check(type(depth) is int and 0 <= depth <= deepest and type(differs) is bool)
                _check_text(text)
                deepest = depth + 1


Part: TypeAlias = tuple[tuple[int, int], ...]
"""A part of an array: for each axis, the first index and the one after the last."""


@dataclasses.dataclass(frozen=True)
class Shardings:
    """The part of an array that each device holds.

    Attributes:
        where: the array's place in the result. Empty for all of it.
        shape: of the array.
        expected: for each device, its part.
        got: the same.
    """

    kind: ClassVar[str] = "shardings"
    where: str
    shape: tuple[int, ...]
    expected: tuple[Part, ...]
    got: tuple[Part, ...]

    def __post_init__(self) -> None:
        _check_text(self.where)
        _check_all(self.shape, _is_length, most=MAX_AXES)
        for parts in (self.expected, self.got):
            _check_all(parts, self._is_part, most=MAX_DEVICES)

    def _is_part(self, part: Any) -> bool:
        return type(part) is tuple and len(part) == len(self.shape) and all(map(_is_range, part, self.shape))


@dataclasses.dataclass(frozen=True)
class Bars:
    """Counts, each with what is allowed.

    Attributes:
        title: the things that are counted, such as `operations in the program`.
        bars: for each count its label, the count, the least and the most that is allowed. None is no bound.
    """

    kind: ClassVar[str] = "bars"
    title: str
    bars: tuple[tuple[str, int, int | None, int | None], ...]

    def __post_init__(self) -> None:
        _check_text(self.title)
        _check_all(self.bars, lambda bar: type(bar) is tuple and len(bar) == 4, most=MAX_BARS)
        _check(len(self.bars) > 0)
        for label, count, least, most in self.bars:
            _check_text(label)
            _check(_is_length(count) and all(bound is None or _is_length(bound) for bound in (least, most)))


@dataclasses.dataclass(frozen=True)
class Speed:
    """The result of a race.

    Attributes:
        reference: in words.
        ratio: how many times as fast as the reference the student's code is.
        low: the ratio a tenth from the lower end of all rounds.
        high: that from the upper end.
        bar: the ratio to reach.
    """

    kind: ClassVar[str] = "speed"
    reference: str
    ratio: float
    low: float
    high: float
    bar: float

    def __post_init__(self) -> None:
        _check_text(self.reference)
        for number in (self.ratio, self.low, self.high, self.bar):
            _check(type(number) in (int, float) and 0 <= number <= 1e12)


Picture: TypeAlias = Arrays | Trees | Shardings | Bars | Speed

_KINDS: dict[str, type[Picture]] = {one.kind: one for one in (Arrays, Trees, Shardings, Bars, Speed)}


def attempt(make: Callable[..., Picture | None], *args: Any) -> tuple[Picture, ...]:
    """Makes a picture, or none if that is not possible. So a picture never decides about a check, or spoils it."""
    try:
        picture = make(*args)
    except Exception:
        return ()
    return () if picture is None else (picture,)


def to_plain(picture: Picture) -> dict[str, Any]:
    """The picture as JSON's types."""
    return {"kind": picture.kind, **dataclasses.asdict(picture)}


def read_picture(plain: Any) -> Picture | None:
    """Reads what `to_plain` gave. A kind of a later version gives None.

    Raises:
        ValueError: it is no picture.
    """
    _check(type(plain) is dict and type(plain.get("kind")) is str)
    kind = _KINDS.get(plain["kind"])
    return (
        None if kind is None else kind(**{one.name: _frozen(plain.get(one.name)) for one in dataclasses.fields(kind)})
    )


def numbers_as_text(numbers: Iterable[float]) -> str:
    """Sets numbers as `Arrays` keeps them."""
    return " ".join([f"{number:.4g}" for number in numbers])


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if type(value) in (list, tuple) else value


def _check(holds: bool) -> None:
    if not holds:
        raise ValueError("not a report: a picture is none")


def _check_text(text: Any) -> None:
    _check(type(text) is str and len(text) <= MAX_TEXT)
    text.encode()  # half of a surrogate pair raises a ValueError here, and not later


def _check_all(values: Any, is_right: Callable[[Any], bool], *, most: int) -> None:
    _check(type(values) is tuple and len(values) <= most and all(map(is_right, values)))


def _is_length(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _MAX_LENGTH


def _is_range(edges: Any, length: int) -> bool:
    return type(edges) is tuple and len(edges) == 2 and all(map(_is_length, edges)) and edges[0] <= edges[1] <= length
