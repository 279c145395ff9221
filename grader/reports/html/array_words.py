"""The words of a picture of two arrays: for those who hear the page, and for its caption."""

from __future__ import annotations

from grader.pictures import Arrays
from grader.reports.html.svg import say

__all__ = ["count", "different", "marked", "place", "size", "words"]

_TOLD = 6  # differences that the words name


def different(picture: Arrays) -> list[int]:
    """The places of the numbers that differ."""
    return [at for at, mark in enumerate(picture.differs) if mark == "x"]


def marked(picture: Arrays) -> list[int]:
    """The places that get a mark: none if every number differs, because marks everywhere show nothing."""
    found = different(picture)
    return found if len(found) < len(picture.differs) else []


def count(picture: Arrays, mark: str) -> str:
    """Says how many numbers differ, and which mark they have."""
    found, size = len(different(picture)), len(picture.differs)
    if found == size:
        return f"All of the {size} numbers differ."
    if found == 1:
        return f"1 of {size} numbers differs. It has {mark}."
    return f"{found} of {size} numbers differ. They have {mark}."


def words(picture: Arrays) -> str:
    """The differences in words, for those who do not see the picture."""
    found = different(picture)
    expected, got = picture.expected_numbers, picture.got_numbers
    told = [f"at {_index(picture, at)} expected {say(expected[at])}, got {say(got[at])}" for at in found[:_TOLD]]
    more = [f"and {len(found) - _TOLD} more"] if len(found) > _TOLD else []
    return f"{size(picture)}. {len(found)} of {len(picture.differs)} differ: {'; '.join([*told, *more])}."


def _index(picture: Arrays, at: int) -> str:
    if len(picture.shape) == 1:
        return f"[{picture.start[0] + at}]"
    row, column = divmod(at, picture.shape[1])
    return f"[{picture.start[0] + row}, {picture.start[1] + column}]"


def size(picture: Arrays) -> str:
    """Says how many numbers are drawn."""
    if len(picture.shape) == 1:
        return f"{picture.shape[0]} numbers"
    rows, columns = picture.shape
    return f"{rows} row{'s' if rows != 1 else ''} and {columns} column{'s' if columns != 1 else ''}"


def place(picture: Arrays) -> str:
    """Says which part of a result is drawn, unless it is all of it."""
    names = ("Rows", "columns") if len(picture.shape) == 2 else ("Numbers",)
    parts = [f"At {picture.where}."] if picture.where else []
    if picture.shape != picture.whole:
        ranges = zip(names, picture.start, picture.shape, picture.whole, strict=True)
        parts.append(", ".join(f"{name} {at} to {at + n - 1} of {whole}" for name, at, n, whole in ranges) + ".")
    return "".join(f"{part} " for part in parts)
