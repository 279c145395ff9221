"""Notebooks that were handed in, read: only the code of exercise cells, as plain JSON, and nothing is run.

An exercise cell begins with the line `# exercise: ch2/selu`. Its metadata says the same, and either is enough, because
editors lose metadata and people delete lines. Every byte is a stranger's.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from typing import Any

from grader.errors import InputError

__all__ = ["METADATA", "NOTEBOOK_BYTES", "ExerciseCell", "mark", "read_notebook", "source_of", "split_mark"]

METADATA = "jax101"
"""The key of a cell's metadata that holds `{"exercise": "ch2/selu"}`."""

NOTEBOOK_BYTES = 8 * 2**20
"""Of a whole notebook, outputs included. JSON of this size takes some 300 MB at worst while it is read."""

_MAX_CELLS = 10_000
_MARK = re.compile(r"#\s*exercise:\s*(\S+)")


@dataclasses.dataclass(frozen=True)
class ExerciseCell:
    """An exercise cell of a notebook.

    Attributes:
        exercise: such as `ch2/selu`. A stranger's word: there may be no such exercise.
        source: the stub that it holds, as bytes, or None.
        problem: the reason that there is no source.
    """

    exercise: str
    source: bytes | None
    problem: str = ""


def mark(exercise: str) -> str:
    """The first line of an exercise cell."""
    return f"# exercise: {exercise}"


def split_mark(text: str) -> tuple[str | None, str]:
    """Finds the exercise that the first line of a cell names.

    Returns:
        Its name, or None. And the text without the mark, whose line stays as an empty one so that line numbers agree.
    """
    begin = text.lstrip()
    first, newline, rest = begin.partition("\n")
    found = _MARK.fullmatch(first.rstrip())
    if found is None:
        return None, text
    lines_above = text[: len(text) - len(begin)].count("\n")
    return found[1], "\n" * lines_above + newline + rest


def source_of(text: str) -> bytes:
    """The stub that a cell's text is, as the bytes of a file would be.

    Raises:
        InputError: it holds half of a surrogate pair, which is no character.
    """
    try:
        return (text if text.endswith("\n") else text + "\n").encode()
    except UnicodeEncodeError:
        raise InputError("holds a character that is none") from None


def read_notebook(data: bytes) -> tuple[ExerciseCell, ...]:
    """Reads the exercise cells of a notebook, in order.

    Args:
        data: the file, at most `NOTEBOOK_BYTES`.

    Raises:
        InputError: it is no notebook. The message goes on after the notebook's name: "is no notebook (...)".
    """
    try:
        plain = json.loads(data, object_pairs_hook=_without_repeats, parse_int=_no_number, parse_float=_no_number)
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is one, too
        said = "nested too deeply" if isinstance(error, RecursionError) else re.sub(r"[^ -~]", "?", str(error))[:100]
        raise InputError(f"is no notebook ({said}); save it again") from None
    cells = plain.get("cells") if isinstance(plain, dict) else None
    if not isinstance(cells, list) or len(cells) > _MAX_CELLS:
        raise InputError("is no notebook of format 4 with a list of cells; save it again")
    return tuple(found for cell in cells for found in _exercise_cells(cell))


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in an object")
    return found


def _no_number(_: str) -> int:
    return 0  # no number in a notebook counts, and one of many digits takes long to read


def _exercise_cells(cell: Any) -> Iterator[ExerciseCell]:
    """The exercise cell that a cell is, if it is one. Two if its mark and its metadata disagree."""
    if not isinstance(cell, dict) or cell.get("cell_type") != "code":
        return
    text = _text(cell.get("source"))
    by_mark, stub = split_mark(text) if text is not None else (None, "")
    by_metadata = _by_metadata(cell.get("metadata"))
    names = list(dict.fromkeys(name for name in (by_mark, by_metadata) if name is not None))
    problem = ""
    source = None
    if len(names) > 1:
        problem = "names two exercises, in its first line and in its metadata; delete the cell and copy a new one"
    elif text is None:
        problem = "has no text"
    else:
        try:
            source = source_of(stub)
        except InputError as error:
            problem = str(error)
    for name in names:
        yield ExerciseCell(name, source, problem)


def _text(source: Any) -> str | None:
    """A cell's text: one string, or a list of its lines with their ends."""
    if isinstance(source, str):
        return source
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return None


def _by_metadata(metadata: Any) -> str | None:
    ours = metadata.get(METADATA) if isinstance(metadata, dict) else None
    name = ours.get("exercise") if isinstance(ours, dict) else None
    return name if isinstance(name, str) else None
