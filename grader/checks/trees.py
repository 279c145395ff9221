"""Pytrees: the same containers, keys and fields, before anyone looks at leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import chex
import jax

from grader.errors import CheckFailed
from grader.messages import Fact
from grader.pictures import MAX_LINES, MAX_TEXT, Trees, attempt
from grader.protocol.codec import KeyData, Node, ObservedArray, Opaque, decode, encode

__all__ = [
    "DEFAULT_DTYPES",
    "assert_structure",
    "first_difference",
    "leaves_with_paths",
    "outline",
    "path_text",
    "picture_of_trees",
    "short",
    "structure_difference",
]

DEFAULT_DTYPES = {"float64": "float32", "int64": "int32", "uint64": "uint32", "complex128": "complex64"}
"""The dtypes that an oracle in double precision asks for. JAX's own table follows a flag that students can set."""

Path: TypeAlias = tuple[str, ...]
"""The way from a tree to a part of it, step by step. Set as text for one part only: a hostile name may be long."""

_MAX_STEP = 60
"""Characters of one step of a path, in a message."""

# So that chex's tree assertions, and jax.tree, work on observations of the student's own types.
jax.tree_util.register_pytree_with_keys(
    Node,
    lambda node: (
        tuple((jax.tree_util.GetAttrKey(f), c) for f, c in zip(node.fields, node.children, strict=True)),
        (node.type_name, node.fields),
    ),
    lambda names, children: Node(names[0], names[1], tuple(children)),
)


def assert_structure(got: Any, expected: Any, *, called: str) -> None:
    """Fails unless two trees have the same containers, keys and fields. Leaves are not compared.

    Raises:
        CheckFailed: they differ. The message says where.
    """
    difference = structure_difference(got, expected)
    if difference:
        pictures = attempt(picture_of_trees, got, expected)
        raise CheckFailed(("called", called), *difference, pictures=pictures)


def structure_difference(got: Any, expected: Any) -> list[Fact]:
    """Facts about the place where two trees part, or none if they have the same structure."""
    try:
        # The oracle's own NamedTuples and dataclasses become nodes, as an observation's do.
        chex.assert_trees_all_equal_structs(got, decode(encode(expected)))
    except (AssertionError, TypeError, ValueError):  # JAX cannot sort some dictionaries that a student returns
        return first_difference(got, expected) or [("expected", outline(expected)), ("got", outline(got))]
    return []


def first_difference(got: Any, expected: Any, path: Path = ()) -> list[Fact]:
    """Facts about the first place where the containers of two trees differ, from the outside to the inside."""
    here, there = _children(got), _children(expected)
    if here is None and there is None:
        return []
    if here is None or there is None or here[0] != there[0] or _steps(here[1]) != _steps(there[1]):
        facts = [("at", path_text(path)), ("expected", outline(expected)), ("got", outline(got))]
        return [*facts, ("differs", _how(here, there))] if here and there else facts
    for (_, mine), (step, theirs) in zip(here[1], there[1], strict=True):
        facts = first_difference(mine, theirs, (*path, step))
        if facts:
            return facts
    return []


def _how(here: tuple[str, list[tuple[str, Any]]], there: tuple[str, list[tuple[str, Any]]]) -> str:
    """Says how two containers differ: in their type, in their length, or in their keys or fields."""
    if here[0] != there[0]:
        return f"in its container: {_cut(here[0])}, expected {_cut(there[0])}"
    mine, theirs = dict(here[1]), dict(there[1])
    if here[0] in ("list", "tuple"):
        return f"in length: {len(mine)}, expected {len(theirs)}"
    missing, more = [step for step in theirs if step not in mine], [step for step in mine if step not in theirs]
    found = [f"{word} {', '.join(map(_cut, some[:3]))}" for word, some in (("lacks", missing), ("has", more)) if some]
    return f"in its keys: it {' and it '.join(found)}" if found else "in the order of its fields"


def leaves_with_paths(tree: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yields the leaves from left to right, each with its path. None is a leaf here."""
    inside = _children(tree)
    if inside is None:
        yield path, tree
        return
    for step, child in inside[1]:
        yield from leaves_with_paths(child, (*path, step))


def path_text(path: Path) -> str:
    """Sets a path as text, such as `['w'][0]`. Long steps are cut."""
    return "".join(map(_cut, path))


def _children(tree: Any) -> tuple[str, list[tuple[str, Any]]] | None:
    """A container's type and its children, each with its step. Dictionaries in the order of their keys' text."""
    if isinstance(tree, dict):
        return "dict", sorted(((f"[{key!r}]", child) for key, child in tree.items()), key=lambda pair: pair[0])
    if isinstance(tree, (list, tuple)) and not hasattr(tree, "_fields"):
        return type(tree).__name__, [(f"[{i}]", child) for i, child in enumerate(tree)]
    if isinstance(tree, Node):
        return tree.type_name, [(f".{f}", c) for f, c in zip(tree.fields, tree.children, strict=True)]
    if hasattr(tree, "_fields"):
        return type(tree).__name__, [(f".{f}", c) for f, c in zip(tree._fields, tree, strict=True)]
    return None


def _steps(children: list[tuple[str, Any]]) -> list[str]:
    return [step for step, _ in children]


def short(value: Any, limit: int) -> str:
    """The start of a value's `repr`, made without the rest if the value is a long text or long bytes."""
    if isinstance(value, (str, bytes)):
        value = value[:limit]
    return repr(value)[:limit]


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_STEP else text[:_MAX_STEP] + "..."


def outline(tree: Any, depth: int = 0) -> str:
    """Describes the containers of a tree, and its arrays by dtype and shape."""
    inside = _children(tree)
    if inside is None:
        if isinstance(tree, Opaque):
            return tree.text if depth else f"{tree.text} ({tree.type_name})"
        if isinstance(tree, KeyData):
            return "key"
        shape, dtype = getattr(tree, "shape", None), getattr(tree, "dtype", None)
        name = DEFAULT_DTYPES.get(str(dtype), str(dtype)) if not isinstance(tree, ObservedArray) else dtype
        return f"{name}[{','.join(map(str, shape))}]" if shape is not None else short(tree, 60)
    container, children = inside
    if depth > 2:
        return f"{container} of {len(children)}"
    parts = [outline(child, depth + 1) for _, child in children[:6]]
    parts += ["..."] if len(children) > 6 else []
    if container == "dict":
        keys = [_cut(step[1:-1]) for step, _ in children[:6]]
        return "{" + ", ".join(f"{k}: {p}" for k, p in zip(keys, parts, strict=False)) + "}"
    if container == "list":
        return f"[{', '.join(parts)}]"
    if container == "tuple":
        return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"
    fields = [_cut(step[1:]) for step, _ in children[:6]]
    return f"{container}({', '.join(f'{f}={p}' for f, p in zip(fields, parts, strict=False))})"


_MAX_DRAWN = 1000  # children of one container: listing more takes too long for a picture
_MAX_DEPTH = 8
_ABSENT = object()

Line: TypeAlias = tuple[int, str, bool]


def picture_of_trees(got: Any, expected: Any) -> Trees | None:
    """Draws two trees, with a mark at the outermost parts of each that have no equal in the other.

    Two leaves are no trees, and have no picture.
    """
    if _children(got) is None and _children(expected) is None:
        return None
    theirs: list[Line] = []
    mine: list[Line] = []
    _draw(expected, got, "", 0, theirs, is_marked=False)
    _draw(got, expected, "", 0, mine, is_marked=False)
    return Trees(tuple(theirs), tuple(mine))


def _draw(tree: Any, other: Any, step: str, depth: int, lines: list[Line], *, is_marked: bool) -> None:
    """Adds the lines of a tree, as long as there is room. Inside a part that is marked, nothing has a mark."""
    here, there = _children(tree), None if other is _ABSENT else _children(other)
    text = outline(tree, 1) if here is None else f"{_cut(here[0])} of {len(here[1])}"
    differs = other is _ABSENT or (here is None) != (there is None) or (tree is None) != (other is None)
    differs = differs or (here is not None and there is not None and here[0] != there[0])
    lines.append((depth, f"{_cut(step)}  {text}".strip()[:MAX_TEXT], differs and not is_marked))
    if here is None or depth == _MAX_DEPTH or len(here[1]) > _MAX_DRAWN:
        return
    others = dict(there[1]) if there is not None else {}
    for number, (below, child) in enumerate(here[1]):
        if len(lines) == MAX_LINES - 1:
            lines.append((depth + 1, f"... and {len(here[1]) - number} more", False))
        if len(lines) == MAX_LINES:
            return
        _draw(child, others.get(below, _ABSENT), below, depth + 1, lines, is_marked=is_marked or differs)
