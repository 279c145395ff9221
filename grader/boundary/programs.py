"""A student's function as a program: exported as StableHLO, then read and run in a clean worker.

A program cannot be forged by patching Python, because it is the computation itself. The worker exports
it. A clean worker of its own (in process: the same process) refuses custom calls that are not JAX's own.
It counts the operations, runs the program, and asks the compiler what it costs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import jax
import jax.export

from grader.boundary.contract import active_boundary
from grader.boundary.exported import (
    Placements,
    call_program,
    placements_of,
    program_costs,
    program_exchange,
    program_seconds,
    read_program,
)
from grader.boundary.placement import Placed
from grader.errors import CheckFailed
from grader.protocol.codec import encode

__all__ = ["Program", "program", "shapes_of"]


def program(fn: Callable[..., Any], *args: Any) -> Program:
    """Exports a student's function, as it is traced for arguments like these.

    The worker gets only the shapes and dtypes. The program is fixed before it meets a number, so a worker
    cannot export answers to the numbers that `Program.call` runs it on. Draw those numbers for `call` alone:
    they must not have been in an earlier thunk of the check.

    Args:
        fn: a student's function, or a lambda around one.
        args: example arguments, pytrees of arrays. Only shapes and dtypes matter. `place` says where an array is to
            lie, if the program is for several devices. The others are copied to all of them.

    Raises:
        Exception: whatever the student's code raises when it is traced.
        CheckFailed: the program calls back into Python or holds another custom call.
    """
    boundary = active_boundary()
    shapes = shapes_of(args)
    exported = boundary.observe(lambda: export_program(fn, shapes), record=False)
    if not (isinstance(exported, bytes) and exported):
        raise CheckFailed(("expected", "an exported program"), ("got", "something else"))
    placements = placements_of(args)
    facts = boundary.run_program(exported, lambda: read_program(exported, placements))
    # Serialized bytes differ from process to process. The operations do not, so they tell versions apart.
    boundary.observations.append({"program": [list(item) for item in sorted(facts["operations"].items())]})
    if facts["refused"]:
        raise CheckFailed(
            ("expected", "a program that XLA can run by itself"),
            ("got", f"a program that calls out to {', '.join(sorted(set(facts['refused'])))[:200]}"),
            ("", "callbacks into Python are not part of the program"),
        )
    return Program(exported, facts, placements)


class Program:
    """A student's function, as XLA sees it.

    Attributes:
        operations: how many of each StableHLO operation it holds, by name (`exponential`, `while`).
        largest: the shape of its largest array, arguments aside. It was not compiled yet, so nothing is fused.
        flops: floating-point operations of one call, by XLA's own count, or 0 if it gives none.
        bytes_accessed: bytes read and written by one call, by XLA's own count.
        peak_memory: bytes that the compiled program needs beside its inputs and outputs.
        collectives: each exchange between devices in the compiled program, as its kind (`all-reduce`) and the number
            of elements that it gives to a device. What a loop repeats stands there once.
        layout: for each leaf of the result, for each device, the part that it holds, as [start, stop] for each axis.
    """

    def __init__(self, exported: bytes, facts: Mapping[str, Any], placements: Placements) -> None:
        self._exported, self._placements = exported, placements
        self.operations: Mapping[str, int] = facts["operations"]
        self.largest: tuple[int, ...] = tuple(facts["largest"])
        self._costs: Mapping[str, float] | None = None
        self._exchange: Mapping[str, Any] | None = None

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
            exported, placements = self._exported, self._placements
            self._costs = active_boundary().run_program(exported, lambda: program_costs(exported, placements))
        return float(self._costs[name])

    def _exchanged(self, name: str) -> list[Any]:
        if self._exchange is None:
            exported, placements = self._exported, self._placements
            self._exchange = active_boundary().run_program(exported, lambda: program_exchange(exported, placements))
        found: list[Any] = self._exchange[name]
        return found

    @property
    def collectives(self) -> list[tuple[str, int]]:
        return [(kind, elements) for kind, elements in self._exchanged("collectives")]

    @property
    def layout(self) -> list[list[list[list[int]]]]:
        return self._exchanged("layout")

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
    shapes: tuple[Any, ...] = jax.tree.map(_shape_of, args)
    return shapes


def _shape_of(leaf: Any) -> Any:
    if isinstance(leaf, Placed):
        return Placed(_shape_of(leaf.array), leaf.placement)
    return jax.ShapeDtypeStruct(jax.numpy.shape(leaf), jax.dtypes.result_type(leaf))


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
        return bytes(jax.export.export(jax.jit(flat))(*map(_with_sharding, leaves)).serialize())
    except NotImplementedError as error:
        if "callback" not in str(error):
            raise
        raise ValueError("the function calls back into Python, which is not part of a program") from None


def _with_sharding(leaf: Any) -> Any:
    if isinstance(leaf, Placed):
        return jax.ShapeDtypeStruct(leaf.array.shape, leaf.array.dtype, sharding=leaf.placement.sharding)
    return leaf
