"""A student's function as a program: exported as StableHLO, then read and run in a clean worker.

A program cannot be forged by patching Python, because it is the computation itself. The worker exports
it. A clean worker of its own (in process: the same process) refuses custom calls that are not JAX's own.
It counts the operations, runs the program, and asks the compiler what it costs.
"""

from __future__ import annotations

import collections
import functools
import math
import time
from collections.abc import Callable, Mapping
from typing import Any

import jax
import jax.export
from jax.extend.mlir import ir

from grader.boundary.contract import active_boundary
from grader.boundary.custom_calls import is_allowed
from grader.errors import CheckFailed
from grader.protocol.codec import encode

__all__ = ["Program", "program", "shapes_of"]

_DIALECTS = frozenset({"builtin", "func", "stablehlo", "chlo", "sdy"})
"""The dialects of JAX's own programs. Only `stablehlo.custom_call` calls out of a program."""

MAX_COUNT = 10**9
"""Of one operation, counted with all the calls of its function. Calls of calls may multiply without end."""


def program(fn: Callable[..., Any], *args: Any) -> Program:
    """Exports a student's function, as it is traced for arguments like these.

    The worker gets only the shapes and dtypes. The program is fixed before it meets a number, so a worker
    cannot export answers to the numbers that `Program.call` runs it on. Draw those numbers for `call` alone:
    they must not have been in an earlier thunk of the check.

    Args:
        fn: a student's function, or a lambda around one.
        args: example arguments, pytrees of arrays. Only shapes and dtypes matter.

    Raises:
        Exception: whatever the student's code raises when it is traced.
        CheckFailed: the program calls back into Python or holds another custom call.
    """
    boundary = active_boundary()
    shapes = shapes_of(args)
    exported = boundary.observe(lambda: export_program(fn, shapes), record=False)
    if not (isinstance(exported, bytes) and exported):
        raise CheckFailed(("expected", "an exported program"), ("got", "something else"))
    facts = boundary.run_program(exported, lambda: read_program(exported))
    # Serialized bytes differ from process to process. The operations do not, so they tell versions apart.
    boundary.observations.append({"program": [list(item) for item in sorted(facts["operations"].items())]})
    if facts["refused"]:
        raise CheckFailed(
            ("expected", "a program that XLA can run by itself"),
            ("got", f"a program that calls out to {', '.join(sorted(set(facts['refused'])))[:200]}"),
            ("", "callbacks into Python are not part of the program"),
        )
    return Program(exported, facts)


class Program:
    """A student's function, as XLA sees it.

    Attributes:
        operations: how many of each StableHLO operation it holds, by name (`exponential`, `while`).
        largest: the shape of its largest array, arguments aside. It was not compiled yet, so nothing is fused.
        flops: floating-point operations of one call, by XLA's own count, or 0 if it gives none.
        bytes_accessed: bytes read and written by one call, by XLA's own count.
        peak_memory: bytes that the compiled program needs beside its inputs and outputs.
    """

    def __init__(self, exported: bytes, facts: Mapping[str, Any]) -> None:
        self._exported = exported
        self.operations: Mapping[str, int] = facts["operations"]
        self.largest: tuple[int, ...] = tuple(facts["largest"])
        self._costs: Mapping[str, float] | None = None

    def call(self, *args: Any) -> list[Any]:
        """Runs the program on arguments of the exported shapes. Returns the leaves of its result."""
        boundary, exported = active_boundary(), self._exported
        leaves: list[Any] = boundary.run_program(exported, lambda: call_program(exported, args))
        boundary.observations.append(encode(leaves))
        return leaves

    def seconds(self, *calls: tuple[Any, ...]) -> list[float]:
        """Runs the program on the arguments of each call. Returns the seconds that each took, at best.

        The clock is the clean worker's own. Compare them as a ratio, because they depend on the machine.
        """
        exported = self._exported
        seconds: list[float] = active_boundary().run_program(exported, lambda: program_seconds(exported, calls))
        return seconds

    def _cost(self, name: str) -> float:
        if self._costs is None:
            exported = self._exported
            self._costs = active_boundary().run_program(exported, lambda: program_costs(exported))
        return float(self._costs[name])

    @property
    def flops(self) -> float:
        return self._cost("flops")

    @property
    def bytes_accessed(self) -> float:
        return self._cost("bytes accessed")

    @property
    def peak_memory(self) -> float:
        return self._cost("temporary bytes")


def shapes_of(args: tuple[Any, ...]) -> tuple[Any, ...]:
    """Replaces each array of a pytree by its shape and dtype."""
    shapes: tuple[Any, ...] = jax.tree.map(
        lambda leaf: jax.ShapeDtypeStruct(jax.numpy.shape(leaf), jax.dtypes.result_type(leaf)), args
    )
    return shapes


def export_program(fn: Callable[..., Any], shapes: tuple[Any, ...]) -> bytes:
    """Serializes the program. Runs in the process that holds the student's code.

    Args:
        fn: the student's function.
        shapes: for each argument, a pytree of shapes and dtypes.
    """
    leaves, tree = jax.tree.flatten(shapes)

    # Lists of leaves in and out, so that the student's own types need no registration in the clean worker.
    def flat(*leaves: Any) -> list[Any]:
        return jax.tree.leaves(fn(*jax.tree.unflatten(tree, leaves)))

    try:
        return bytes(jax.export.export(jax.jit(flat))(*leaves).serialize())
    except NotImplementedError as error:
        if "callback" not in str(error):
            raise
        raise ValueError("the function calls back into Python, which is not part of a program") from None


@functools.lru_cache(maxsize=1)
def _lowered(exported: bytes) -> Any:
    """Lowers a program as a call would do. Each request to read or run it needs the same."""
    loaded = jax.export.deserialize(bytearray(exported))
    shapes = [jax.ShapeDtypeStruct(aval.shape, aval.dtype) for aval in loaded.in_avals]
    return jax.jit(loaded.call).lower(*shapes)


@functools.lru_cache(maxsize=1)
def _compiled(exported: bytes) -> Any:
    return _lowered(exported).compile()


def read_program(exported: bytes) -> dict[str, Any]:
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

    module = _lowered(exported).compiler_ir()  # kept while it is read: its parts do not keep it alive
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
    result = _compiled(exported)(*jax.tree.leaves(args))
    return list(jax.tree.leaves(result))


ROUNDS = 5


def program_seconds(exported: bytes, calls: tuple[tuple[Any, ...], ...]) -> list[float]:
    """Runs a program on each tuple of arguments, in turn. Returns the shortest time of each."""
    run = _compiled(exported)
    arguments = [jax.device_put(jax.tree.leaves(args)) for args in calls]
    best = [float("inf")] * len(calls)
    for number_of_round in range(ROUNDS + 1):
        for number, leaves in enumerate(arguments):
            start = time.perf_counter()
            jax.block_until_ready(run(*leaves))
            if number_of_round:  # the first warms up
                best[number] = min(best[number], time.perf_counter() - start)
    return best


def program_costs(exported: bytes) -> dict[str, float]:
    """Asks the compiler what a program costs."""
    compiled = _compiled(exported)
    costs: Any = compiled.cost_analysis() or {}
    memory: Any = compiled.memory_analysis()
    return {
        "flops": float(costs.get("flops", 0.0)),
        "bytes accessed": float(costs.get("bytes accessed", 0.0)),
        "temporary bytes": float(getattr(memory, "temp_size_in_bytes", 0)),
    }
