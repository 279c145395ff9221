"""Pytrees: the same containers, keys and fields, before anyone looks at leaves."""

from __future__ import annotations

from typing import Any

from grader.boundary.codec import KeyData, Node, ObservedArray, Opaque
from grader.messages import CheckFailed

__all__ = ["DEFAULT_DTYPES", "assert_structure", "leaves_with_paths", "structure_difference"]

DEFAULT_DTYPES = {"float64": "float32", "int64": "int32", "uint64": "uint32", "complex128": "complex64"}
"""What an oracle in double precision asks for. A fixed table: JAX's own follows a flag that students can set."""


def assert_structure(got: Any, expected: Any, *, called: str) -> None:
    """Fails unless two trees have the same containers, keys and fields; leaves are not compared.

    Raises:
        CheckFailed: they differ; the message says where.
    """
    difference = structure_difference(got, expected)
    if difference:
        raise CheckFailed(("called", called), *difference)


def structure_difference(got: Any, expected: Any, path: str = "") -> list[tuple[str, str]]:
    """Rows that say where two trees part; none where they have the same structure."""
    here, there = _children(got), _children(expected)
    if here is None and there is None:
        return []
    if here is None or there is None or here[0] != there[0] or list(here[1]) != list(there[1]):
        rows = [("expected", _outline(expected)), ("got", _outline(got))]
        return [("at", path), *rows] if path else rows
    for name, child in there[1].items():
        rows = structure_difference(here[1][name], child, f"{path}{name}")
        if rows:
            return rows
    return []


def leaves_with_paths(tree: Any, path: str = "") -> list[tuple[str, Any]]:
    """The leaves from left to right, each with its path, such as `['w'][0]`. None is a leaf here."""
    inside = _children(tree)
    if inside is None:
        return [(path, tree)]
    return [leaf for name, child in inside[1].items() for leaf in leaves_with_paths(child, f"{path}{name}")]


def _children(tree: Any) -> tuple[str, dict[str, Any]] | None:
    """A container's kind and its children by path; dictionaries in the order of their keys' text."""
    if isinstance(tree, dict):
        return "dict", {f"[{key!r}]": tree[key] for key in sorted(tree, key=repr)}
    if isinstance(tree, (list, tuple)) and not hasattr(tree, "_fields"):
        return type(tree).__name__, {f"[{i}]": child for i, child in enumerate(tree)}
    if isinstance(tree, Node):
        return tree.type_name, {f".{f}": c for f, c in zip(tree.fields, tree.children, strict=True)}
    if hasattr(tree, "_fields"):
        return type(tree).__name__, {f".{f}": c for f, c in zip(tree._fields, tree, strict=True)}
    return None


def _outline(tree: Any, depth: int = 0) -> str:
    inside = _children(tree)
    if inside is None:
        if isinstance(tree, Opaque):
            return tree.text if depth else f"{tree.text} ({tree.type_name})"
        if isinstance(tree, KeyData):
            return "key"
        shape, dtype = getattr(tree, "shape", None), getattr(tree, "dtype", None)
        name = DEFAULT_DTYPES.get(str(dtype), str(dtype)) if not isinstance(tree, ObservedArray) else dtype
        return f"{name}[{','.join(map(str, shape))}]" if shape is not None else repr(tree)[:60]
    kind, children = inside
    if depth > 2:
        return f"{kind} of {len(children)}"
    parts = [_outline(child, depth + 1) for child in list(children.values())[:6]]
    parts += ["..."] if len(children) > 6 else []
    if kind == "dict":
        keys = [name[1:-1] for name in children]
        return "{" + ", ".join(f"{k}: {p}" for k, p in zip(keys, parts, strict=False)) + "}"
    if kind == "list":
        return f"[{', '.join(parts)}]"
    if kind == "tuple":
        return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"
    fields = [name[1:] for name in children]
    return f"{kind}({', '.join(f'{f}={p}' for f, p in zip(fields, parts, strict=False))})"
