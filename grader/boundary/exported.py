"""Exported programs, in the process that reads and runs them: a clean worker.

A program is hostile. It cannot call out, because custom calls that are not JAX's own are found before it runs.
"""

from __future__ import annotations

import collections
import functools
import math
import re
import time
from collections.abc import Mapping
from typing import Any, TypeAlias

import jax
import jax.export
from jax.extend.mlir import ir

from grader.boundary.custom_calls import is_allowed
from grader.boundary.placement import Placed, Placement, parts_of

__all__ = [
    "Placements",
    "call_program",
    "placements_of",
    "program_costs",
    "program_exchange",
    "program_seconds",
    "read_program",
]

Placements: TypeAlias = tuple[Placement | None, ...]
"""The placement of each leaf of the arguments. None for one that no check places."""

_DIALECTS = frozenset({"builtin", "func", "stablehlo", "chlo", "sdy"})
"""The dialects of JAX's own programs. Only `stablehlo.custom_call` calls out of a program."""

_COLLECTIVES = (
    "all-reduce",
    "all-gather",
    "reduce-scatter",
    "collective-permute",
    "collective-broadcast",
    "all-to-all",
    "ragged-all-to-all",
    "send",
    "recv",
)
"""The operations in which devices exchange numbers, as XLA calls them."""

MAX_COUNT = 10**9
"""Of one operation, counted with all the calls of its function. Calls of calls may multiply without end."""


def placements_of(args: tuple[Any, ...]) -> Placements:
    """Finds the placement of each leaf of the arguments."""
    return tuple(leaf.placement if isinstance(leaf, Placed) else None for leaf in jax.tree.leaves(args))


@functools.lru_cache(maxsize=1)
def _loaded(exported: bytes) -> Any:
    return jax.export.deserialize(bytearray(exported))


def _shardings(exported: bytes, placements: Placements) -> list[Any]:
    """Finds shardings for the arguments: as the judge says, or copied to all devices of the program."""
    devices: int = _loaded(exported).nr_devices
    if devices == 1 and not any(placements):
        return [None] * len(_loaded(exported).in_avals)
    return [(placement or _everywhere(devices)).sharding for placement in placements]


def _everywhere(devices: int) -> Placement:
    """Copies an array to all devices of a mesh whose axes are of length 2, as far as that goes.

    JAX writes the sharding of a result with the axes of the arguments' mesh. Those of one axis of length 8 cannot say
    that a mesh of 2 by 4 devices cuts it. The number comes from a hostile program, so nobody looks for its factors.
    """
    axes: list[tuple[str, int]] = []
    while devices > 1 and devices % 2 == 0:
        axes.append((f"axis {len(axes)}", 2))
        devices //= 2
    if devices != 1 or not axes:
        axes.append(("rest", devices))
    return Placement((), tuple(axes))


@functools.lru_cache(maxsize=1)
def _lowered(exported: bytes, placements: Placements) -> Any:
    """Lowers a program as a call would do. Each request to read or run it needs the same."""
    loaded = _loaded(exported)
    shapes = [
        jax.ShapeDtypeStruct(aval.shape, aval.dtype, sharding=sharding)
        for aval, sharding in zip(loaded.in_avals, _shardings(exported, placements), strict=True)
    ]
    return jax.jit(loaded.call).lower(*shapes)


@functools.lru_cache(maxsize=1)
def _compiled(exported: bytes, placements: Placements) -> Any:
    return _lowered(exported, placements).compile()


def read_program(exported: bytes, placements: Placements) -> dict[str, Any]:
    """Counts a program's operations by name, lists the names of those that may not run, and finds the largest array.

    A function that is called twice counts twice. So a loop in Python is long in whatever form it was unrolled.
    """
    own: dict[str, collections.Counter[str]] = {}
    callees: dict[str, collections.Counter[str]] = {}
    refused: list[str] = []
    shapes: set[tuple[int, ...]] = set()

    def visit(operation: Any, function: str) -> Any:
        dialect, _, name = operation.name.partition(".")
        if dialect not in _DIALECTS:
            refused.append(operation.name)
        elif operation.name == "stablehlo.custom_call" and not is_allowed(operation):
            refused.append(operation.attributes["call_target_name"].value)
        elif operation.name == "func.call":
            callees[function][operation.attributes["callee"].value] += 1
        elif operation.name == "stablehlo.composite":
            callees[function][operation.attributes["decomposition"].value] += 1
        if dialect in ("stablehlo", "chlo") and name != "return":
            own[function][name] += 1
        shapes.update(tuple(result.type.shape) for result in operation.results if _has_shape(result.type))
        return ir.WalkResult.ADVANCE

    module = _lowered(exported, placements).compiler_ir()  # kept while it is read: its parts do not keep it alive
    for part in module.operation.regions[0].blocks[0].operations:
        function = part.attributes["sym_name"].value if "sym_name" in part.attributes else ""
        own.setdefault(function, collections.Counter())
        callees.setdefault(function, collections.Counter())
        part.operation.walk(functools.partial(visit, function=function))
    return {"operations": _operations(own, callees), "refused": refused, "largest": max(shapes, key=_size, default=())}


def _has_shape(kind: Any) -> bool:
    return isinstance(kind, ir.RankedTensorType) and kind.has_static_shape


def _size(shape: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return math.prod(shape), shape


def _operations(own: Mapping[str, Mapping[str, int]], callees: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """Counts the operations of a program, given those of each function and the calls that each makes."""
    callers = collections.Counter(callee for one in callees.values() for callee in one)
    times = {function: int(function not in callers) for function in own}
    ready = [function for function in own if times[function]]
    total: collections.Counter[str] = collections.Counter()
    while ready:  # a function that calls itself is never ready, and XLA refuses it
        function = ready.pop()
        for name, count in own[function].items():
            total[name] = min(total[name] + times[function] * count, MAX_COUNT)
        for callee, calls in callees[function].items():
            if callee in own:
                times[callee] = min(times[callee] + times[function] * calls, MAX_COUNT)
                callers[callee] -= 1
                if not callers[callee]:
                    ready.append(callee)
    return dict(total)


def call_program(exported: bytes, args: tuple[Any, ...]) -> list[Any]:
    """Runs a program."""
    placements = placements_of(args)
    result = _compiled(exported, placements)(*_put(exported, placements, args))
    return list(jax.tree.leaves(result))


def _put(exported: bytes, placements: Placements, args: tuple[Any, ...]) -> list[Any]:
    leaves = [leaf.array if isinstance(leaf, Placed) else leaf for leaf in jax.tree.leaves(args)]
    shardings = _shardings(exported, placements)
    return [
        x if sharding is None else jax.device_put(x, sharding) for x, sharding in zip(leaves, shardings, strict=True)
    ]


ROUNDS = 5


def program_seconds(exported: bytes, calls: tuple[tuple[Any, ...], ...]) -> list[float]:
    """Runs a program on each tuple of arguments, in turn. Returns the shortest time of each."""
    placements = placements_of(calls[0])
    run = _compiled(exported, placements)
    arguments = [jax.device_put(_put(exported, placements, args)) for args in calls]
    best = [float("inf")] * len(calls)
    for number_of_round in range(ROUNDS + 1):
        for number, leaves in enumerate(arguments):
            start = time.perf_counter()
            jax.block_until_ready(run(*leaves))
            if number_of_round:  # the first warms up
                best[number] = min(best[number], time.perf_counter() - start)
    return best


def program_costs(exported: bytes, placements: Placements) -> dict[str, float]:
    """Asks the compiler what a program costs."""
    compiled = _compiled(exported, placements)
    costs: Any = compiled.cost_analysis() or {}
    memory: Any = compiled.memory_analysis()
    return {
        "flops": float(costs.get("flops", 0.0)),
        "bytes accessed": float(costs.get("bytes accessed", 0.0)),
        "temporary bytes": float(getattr(memory, "temp_size_in_bytes", 0)),
    }


def program_exchange(exported: bytes, placements: Placements) -> dict[str, Any]:
    """Finds what the devices of a program exchange, and which part of its results each of them holds."""
    compiled = _compiled(exported, placements)
    shardings = jax.tree.leaves(compiled.output_shardings)
    parts = [
        [parts_of(index, aval.shape) for index in sharding.devices_indices_map(aval.shape).values()]
        for sharding, aval in zip(shardings, _loaded(exported).out_avals, strict=True)
    ]
    return {"collectives": _collectives(compiled.as_text()), "layout": parts}


_EXCHANGE = re.compile(rf"^\s*(?:ROOT )?%\S+ = (.*?) ({'|'.join(_COLLECTIVES)})(?:-start)?\(", re.MULTILINE)
_DIMENSIONS = re.compile(r"\w+\[([\d,]*)\]")


def _collectives(text: str) -> list[list[Any]]:
    """Lists the collectives of a compiled program, and how many elements each gives to a device."""
    return [
        [kind, sum(math.prod(map(int, filter(None, one.split(",")))) for one in _DIMENSIONS.findall(result))]
        for result, kind in _EXCHANGE.findall(text)
    ]
