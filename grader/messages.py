"""The words of a check's outcome: labelled facts, and how they are set as text."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable
from typing import TypeAlias

from rich.cells import get_character_cell_size, set_cell_size

__all__ = ["WIDTH", "Fact", "clean", "clean_facts", "cut", "printable", "render_facts", "render_title"]

Fact: TypeAlias = tuple[str, str]
"""A label, such as `expected`, and its text."""

WIDTH = 80
"""Columns of a message, if nobody says how wide the terminal is."""

_TEXT_COLUMN = 12
_MAX_LINES = 5  # of one fact: a message stays readable on a small screen
_MAX_TEXT = 4000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_KEPT = re.compile(r"https://docs\.jax\.dev/en/latest/errors\.html#jax\.errors\.[A-Za-z]{1,30}")  # to be clicked
_FIRST_EMOJI = "\U0001f000"
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and a symbol that show nothing


def clean(text: str) -> str:
    """Removes control characters (except newline) and invisible marks, such as those of text direction.

    Tabs, and every other character that looks like a space, become plain spaces, at which a line can be folded.
    """
    text = _CONTROL.sub("", text).expandtabs()
    if text.isascii():
        return text
    kinds = [(character, unicodedata.category(character)) for character in text]
    return "".join(
        " " if kind == "Zs" or character in _BLANK else character for character, kind in kinds if kind != "Cf"
    )


def printable(text: str, most: int = 200) -> str:
    """Text on one line that cannot steer a terminal, `most` characters at most. Other characters become `?`."""
    return "".join(character if character.isprintable() else "?" for character in text[:most])


def clean_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Cleans the texts, cuts each to 4000 characters, and drops facts without text."""
    return tuple((label, clean(text[:_MAX_TEXT])) for label, text in facts if text)


def _cells(text: str) -> int:
    """The most cells that a text takes. Terminals differ in marks and in emoji of several characters."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def _cells_of(character: str) -> int:
    return 2 if character >= _FIRST_EMOJI else max(get_character_cell_size(character), 1)


def _start(text: str, cells: int) -> str:
    """The longest start of a text that takes at most so many cells."""
    for end, used in enumerate(itertools.accumulate(map(_cells_of, text))):
        if used > cells:
            return text[:end]
    return text


def cut(text: str, cells: int) -> str:
    """Cuts a text that takes more than so many cells of a terminal, and says so with three dots."""
    return text if _cells(text) <= cells else _start(text, cells - 3).rstrip() + "..."


def render_title(title: str, right: str, width: int = WIDTH) -> str:
    """Sets a title at the left and a short text at the right. Long titles are wrapped.

    Args:
        title: such as `ch2/selu  the gradient of SELU agrees with its formula`.
        right: such as `0 of 2 points`.
        width: columns.
    """
    room = width - len(right) - 2
    first, *more = _fold(title, room, room - 2)
    return "\n".join([f"{set_cell_size(first, room)}  {right}", *(f"  {piece}" for piece in more)])


def _fold(line: str, first: int, rest: int) -> list[str]:
    """Folds a line into pieces of at most so many cells: the first one, and the rest.

    It is folded at blanks, and runs of them are kept inside a piece. A word that is longer than a piece is broken,
    because a terminal would break it too, and begin its own line with it.
    """
    pieces, piece, room = [], "", max(first, 2)
    for part in re.findall(r" +|[^ ]+", line):
        if _cells(piece + part) <= room:
            piece += part
            continue
        if piece.strip():
            pieces.append(piece.rstrip())
            piece, room = "", max(rest, 2)
        if _KEPT.fullmatch(part):
            piece += part
        elif not part.isspace():
            while _cells(part) > room:
                pieces.append(_start(part, room))
                part, room = part[len(pieces[-1]) :], max(rest, 2)
            piece = part
    return [*pieces, piece]


def render_facts(facts: Iterable[Fact], width: int = WIDTH) -> str:
    """Sets facts as text: labels in one column, long texts wrapped under themselves."""
    lines: list[str] = []
    for label, text in clean_facts(facts):
        fact: list[str] = []
        for line in text.splitlines():
            head = f"{f'  {label}  ' if not fact else '':<{_TEXT_COLUMN}}"
            first, *more = _fold(line, width - len(head), width - _TEXT_COLUMN)
            fact += [head + first, *(" " * _TEXT_COLUMN + piece for piece in more)]
        if len(fact) > _MAX_LINES:
            fact = [*fact[: _MAX_LINES - 1], " " * _TEXT_COLUMN + "..."]
        lines += (line.rstrip() for line in fact)
    return "\n".join(lines)
