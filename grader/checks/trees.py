"""Pytrees: the same containers, keys and fields, before anyone looks at leaves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import chex
import jax

from grader.errors import CheckFailed
from grader.messages import Fact
from grader.protocol.codec import KeyData, Node, ObservedArray, Opaque, decode, encode

__all__ = ["DEFAULT_DTYPES", "assert_structure", "leaves_with_paths", "structure_difference"]

DEFAULT_DTYPES = {"float64": "float32", "int64": "int32", "uint64": "uint32", "complex128": "complex64"}
"""The dtypes that an oracle in double precision asks for. JAX's own table follows a flag that students can set."""

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
        raise CheckFailed(("called", called), *difference)


def structure_difference(got: Any, expected: Any) -> list[Fact]:
    """Facts about the place where two trees part, or none if they have the same structure."""
    try:
        # The oracle's own NamedTuples and dataclasses become nodes, as an observation's do.
        chex.assert_trees_all_equal_structs(got, decode(encode(expected)))
    except (AssertionError, TypeError, ValueError):  # JAX cannot sort some dictionaries that a student returns
        return _first_difference(got, expected) or [("expected", _outline(expected)), ("got", _outline(got))]
    return []


def _first_difference(got: Any, expected: Any, path: str = "") -> list[Fact]:
    here, there = _children(got), _children(expected)
    if here is None and there is None:
        return []
    if here is None or there is None or here[0] != there[0] or list(here[1]) != list(there[1]):
        facts = [("expected", _outline(expected)), ("got", _outline(got))]
        return [("at", path), *facts] if path else facts
    for name, child in there[1].items():
        facts = _first_difference(here[1][name], child, f"{path}{name}")
        if facts:
            return facts
    return []


def leaves_with_paths(tree: Any, path: str = "") -> list[tuple[str, Any]]:
    """The leaves from left to right, each with its path, such as `['w'][0]`. None is a leaf here."""
    inside = _children(tree)
    if inside is None:
        return [(path, tree)]
    return [leaf for name, child in inside[1].items() for leaf in leaves_with_paths(child, f"{path}{name}")]


def _children(tree: Any) -> tuple[str, Mapping[str, Any]] | None:
    """A container's type and its children by path. Dictionaries in the order of their keys' text."""
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
    container, children = inside
    if depth > 2:
        return f"{container} of {len(children)}"
    parts = [_outline(child, depth + 1) for child in list(children.values())[:6]]
    parts += ["..."] if len(children) > 6 else []
    if container == "dict":
        keys = [name[1:-1] for name in children]
        return "{" + ", ".join(f"{k}: {p}" for k, p in zip(keys, parts, strict=False)) + "}"
    if container == "list":
        return f"[{', '.join(parts)}]"
    if container == "tuple":
        return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"
    fields = [name[1:] for name in children]
    return f"{container}({', '.join(f'{f}={p}' for f, p in zip(fields, parts, strict=False))})"
