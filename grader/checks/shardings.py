"""Shardings: which part of an array each device holds, and what the devices exchange."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import jax
import numpy as np

from grader.boundary.placement import parts_of
from grader.boundary.programs import program
from grader.checks.structure import assert_results
from grader.checks.trees import leaves_with_paths, path_text
from grader.errors import CheckFailed
from grader.pictures import MAX_TEXT, Bars, Shardings, attempt

__all__ = ["assert_collectives", "assert_placed", "assert_sharded", "layout_of"]

_IN_JAX = {
    "all-reduce": "psum",
    "all-gather": "all_gather",
    "reduce-scatter": "psum_scatter",
    "collective-permute": "ppermute",
    "all-to-all": "all_to_all",
    "ragged-all-to-all": "ragged_all_to_all",
}
"""Each kind of collective by the function of `jax.lax` that asks for it."""

Layout = list[list[list[int]]]
"""For each device, the part of an array that it holds, as [start, stop] for each axis."""


def assert_sharded(
    fn: Callable[..., Any],
    draw_call: Callable[[], tuple[tuple[Any, ...], Any]],
    placements: Any,
    *,
    called: str,
    why: str = "",
    **options: Any,
) -> None:
    """Fails unless a function's program is right, and leaves on each device the right part of the result.

    Where the result lies is read from the compiled program, in a clean worker. So a worker cannot make it up.

    Args:
        fn: a student's function, or a lambda around one. Containers in its result do not matter, only their leaves.
        draw_call: draws the arguments of a call, and the result that is right for them, a tree of arrays. `place` says
            where an argument lies.
        placements: a tree like the result, with a `Placement` in place of each array.
        called: the call, as the student would write it.
        why: one more sentence for the student.
        options: more arguments of `assert_close`, such as `scale`.

    Raises:
        CheckFailed: a number is wrong, or a device holds another part.
    """
    args, expected = draw_call()
    one = program(fn, *args)
    assert_results(one.call(*args), expected, called=f"{called}, inside jax.jit", **options)
    assert_placed(one.layout, expected, placements, called=called, why=why)


def assert_placed(layouts: Any, expected: Any, placements: Any, *, called: str, why: str = "") -> None:
    """Fails unless each device holds the right part of each array.

    Args:
        layouts: of each array, what `Program.layout` or `layout_of` gives.
        expected: a tree of arrays of the right shapes.
        placements: a tree like it, with a `Placement` in place of each array.
        called: the call, as the student would write it.
        why: one more sentence for the student.

    Raises:
        CheckFailed: a device holds another part.
    """
    leaves = [(path, np.shape(leaf)) for path, leaf in leaves_with_paths(expected)]
    wanted = [one.parts(shape) for one, (_, shape) in zip(jax.tree.leaves(placements), leaves, strict=True)]
    if not (isinstance(layouts, list) and len(layouts) == len(wanted)):
        raise CheckFailed(("called", called), ("expected", f"{len(wanted)} arrays on devices"), ("got", "others"))
    for (path, shape), got, parts in zip(leaves, layouts, wanted, strict=True):
        if got == parts:
            continue
        if not _is_layout(got, len(shape)):
            raise CheckFailed(("called", called), ("expected", "arrays on devices"), ("got", "something else"))
        device = next((i for i, (mine, theirs) in enumerate(zip(got, parts, strict=False)) if mine != theirs), -1)
        facts = [("called", called), ("at", path_text(path))]
        if len(got) != len(parts):
            facts += [("expected", f"an array on {_devices(len(parts))}"), ("got", f"one on {_devices(len(got))}")]
        else:
            wrong = sum(mine != theirs for mine, theirs in zip(got, parts, strict=True))
            facts += [
                ("expected", f"device {device} holds {_part(parts[device])} of shape {shape}"),
                ("got", f"device {device} holds {_part(got[device])}"),
                ("differs", f"on {wrong} of {_devices(len(parts))}"),
            ]
        pictures = attempt(_picture, path_text(path), shape, parts, got)
        raise CheckFailed(*facts, ("", why), symptom=_symptom(got, parts, shape), pictures=pictures)


def _picture(where: str, shape: tuple[int, ...], expected: Layout, got: Layout) -> Shardings:
    parts = (tuple(tuple((start, stop) for start, stop in part) for part in layout) for layout in (expected, got))
    return Shardings(where[:MAX_TEXT], shape, *parts)


def layout_of(tree: Any) -> list[Layout]:
    """For each array of a tree, the part that each of its devices holds. Other leaves have no devices.

    Runs in the process that holds the student's code. So its word is believed.
    """
    return [
        [parts_of(shard.index, leaf.shape) for shard in sorted(leaf.addressable_shards, key=lambda one: one.device.id)]
        if isinstance(leaf, jax.Array)
        else []
        for leaf in jax.tree.leaves(tree)
    ]


def _is_layout(layout: Any, axes: int) -> bool:
    return isinstance(layout, list) and all(
        isinstance(part, list) and len(part) == axes and all(_is_range(one) for one in part) for part in layout
    )


def _is_range(one: Any) -> bool:
    return isinstance(one, list) and len(one) == 2 and all(type(edge) is int for edge in one)


def _devices(count: int) -> str:
    return f"{count} device" if count == 1 else f"{count} devices"


def _part(part: Sequence[Sequence[int]]) -> str:
    return "[" + ", ".join(f"{start}:{stop}" for start, stop in part) + "]" if part else "the number"


def _symptom(got: Layout, parts: Layout, shape: tuple[int, ...]) -> str:
    whole = [[0, length] for length in shape]
    if len(got) != len(parts):
        return "the result lies on other devices than the mesh has" if len(got) > 1 else "the result lies on one device"
    if all(part == whole for part in got):
        return "each device holds all of it: nothing is cut"
    if all(part == whole for part in parts):
        return "the array is cut, and each device should hold all of it"
    if sorted(got) == sorted(parts):
        return "the parts are right, and they lie on other devices: mind the order of the mesh's axes"
    if [part[::-1] for part in got] == parts or _cut_axes(got, shape) != _cut_axes(parts, shape):
        return "another axis of the array is cut"
    return ""


def _cut_axes(layout: Layout, shape: tuple[int, ...]) -> set[int]:
    return {axis for part in layout for axis, one in enumerate(part) if one != [0, shape[axis]]}


def assert_collectives(
    fn: Callable[..., Any],
    draw_call: Callable[[], tuple[tuple[Any, ...], Any]],
    allowed: Mapping[str, int],
    *,
    called: str,
    why: str = "",
    symptom: str = "",
    **options: Any,
) -> None:
    """Fails unless a function's program is right, and its devices exchange no more than is allowed.

    The compiled program is read in a clean worker. XLA may join several collectives of a kind into one. So numbers
    are counted, and not calls. What a loop repeats is counted once.

    Args:
        fn: a student's function, or a lambda around one.
        draw_call: draws the arguments of a call, and the results that are right for them, a tree of arrays. `place`
            says where an argument lies.
        allowed: kinds of collectives, in XLA's words (`all-reduce`, `all-gather`, `reduce-scatter`,
            `collective-permute`, `all-to-all`), and how many numbers all of a kind may give to a device.
        called: the call, as the student would write it.
        why: one more sentence for the student.
        symptom: the usual cause, for the line "looks like".
        options: more arguments of `assert_close`, such as `scale`.

    Raises:
        CheckFailed: another kind is used, too much is exchanged, or the program is not that of the right function.
    """
    args, expected = draw_call()
    one = program(fn, *args)
    given: dict[str, int] = {}
    for kind, elements in one.collectives:
        given[kind] = given.get(kind, 0) + elements
    if any(elements > allowed.get(kind, 0) for kind, elements in given.items()):
        others = [f"`{_IN_JAX.get(kind, kind)}`" for kind in given if kind not in allowed]
        raise CheckFailed(
            ("called", called),
            ("expected", f"for each device, {_numbers(allowed, 'at most ') or 'nothing from others'}"),
            ("got", _numbers(given)),
            ("", why),
            symptom=symptom
            or (f"the devices exchange more than they need, as by {' and '.join(others)}" if others else ""),
            pictures=attempt(_picture_of_exchange, given, allowed),
        )
    assert_results(one.call(*args), expected, called=f"{called}, inside jax.jit", **options)


def _picture_of_exchange(given: Mapping[str, int], allowed: Mapping[str, int]) -> Bars:
    kinds = [*allowed, *(kind for kind in given if kind not in allowed)]
    bars = tuple((_IN_JAX.get(kind, kind), given.get(kind, 0), None, allowed.get(kind, 0)) for kind in kinds)
    return Bars("numbers that each device gets from others", bars)


def _numbers(given: Mapping[str, int], most: str = "") -> str:
    return " and ".join(
        f"{most}{count} number{'' if count == 1 else 's'} from `{_IN_JAX.get(kind, kind)}`"
        for kind, count in given.items()
    )
