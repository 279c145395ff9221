"""The words of a check's outcome: labelled facts, and how they are set as text."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable
from typing import TypeAlias

__all__ = ["WIDTH", "Fact", "clean", "clean_facts", "printable", "render_facts", "render_title"]

Fact: TypeAlias = tuple[str, str]
"""A label, such as `expected`, and its text."""

WIDTH = 80
"""Columns of a message, if nobody says how wide the terminal is."""

_TEXT_COLUMN = 12
_MAX_LINES = 5  # of one fact: a message stays readable on a small screen
_MAX_TEXT = 4000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
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


def render_title(title: str, right: str, width: int = WIDTH) -> str:
    """Sets a title at the left and a short text at the right. Long titles are wrapped.

    Args:
        title: such as `ch2/selu  the gradient of SELU agrees with its formula`.
        right: such as `0 of 2 points`.
        width: columns.
    """
    room = width - len(right) - 2
    lines = textwrap.wrap(title, room, subsequent_indent="  ", break_on_hyphens=False) or [""]
    lines[0] = f"{lines[0]:<{room}}  {right}"
    return "\n".join(lines)


def _wrap(head: str, line: str, width: int) -> list[str]:
    """Wraps a line under itself, after a head, and keeps runs of spaces inside the line."""
    first, *more = textwrap.wrap(
        line,
        width - _TEXT_COLUMN,
        initial_indent=" " * (len(head) - _TEXT_COLUMN),  # a long label leaves less room
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
        drop_whitespace=False,
    ) or [""]
    return [head + first[len(head) - _TEXT_COLUMN :], *(" " * _TEXT_COLUMN + piece.lstrip() for piece in more)]


def render_facts(facts: Iterable[Fact], width: int = WIDTH) -> str:
    """Sets facts as text: labels in one column, long texts wrapped under themselves."""
    lines: list[str] = []
    for label, text in clean_facts(facts):
        fact: list[str] = []
        for line in text.splitlines():
            head = f"  {label}  " if not fact else ""
            fact += _wrap(f"{head:<{_TEXT_COLUMN}}", line, width)
        if len(fact) > _MAX_LINES:
            fact = [*fact[: _MAX_LINES - 1], " " * _TEXT_COLUMN + "..."]
        lines += (line.rstrip() for line in fact)
    return "\n".join(lines)
