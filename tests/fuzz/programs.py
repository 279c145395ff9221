"""Forged programs: what a worker might send where the judge asked for an exported function.

They are read and run in a clean worker. Of whatever comes, the judge sees a verdict and nothing else.
"""

from __future__ import annotations

import dataclasses
import functools
import random
import sys
from collections.abc import Callable
from typing import Any

import cloudpickle
import jax
import jax.export
import numpy as np

from grader.boundary import Boundary, activate
from grader.boundary.custom_calls import ALLOWED_CUSTOM_CALLS
from grader.boundary.isolated import Isolated
from grader.boundary.programs import export_program, program, shapes_of
from grader.errors import CheckFailed, StudentError, WorkerDied
from grader.protocol.exceptions import Raised
from grader.protocol.stand_ins import StubFile
from grader.sandbox.fork_server import ForkServer, Limits

__all__ = ["SHAPE", "Forged", "custom_calls", "forge", "module", "mutated", "seeds"]

# The worker cannot import the tests: what they send travels by value.
cloudpickle.register_pickle_by_value(sys.modules[__name__])

SHAPE = (8,)


def module(body: str, functions: str = "") -> str:
    """A module's text, whose main takes `%x`, float32[8], and returns what `body` calls `%y`."""
    return (
        "module @jit_flat attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {\n"
        "func.func public @main(%x: tensor<8xf32>) -> tensor<8xf32> {\n"
        f"{body}\nreturn %y : tensor<8xf32>\n}}\n{functions}\n}}"
    )


def forge(text: str | bytes) -> bytes:
    """A program of one array that holds `text` as its module. MLIR reads source where it expects bytecode."""
    data = text.encode() if isinstance(text, str) else text
    return bytes(dataclasses.replace(_square(), mlir_module_serialized=data).serialize())


@functools.cache
def _square() -> jax.export.Exported:
    return jax.export.export(jax.jit(lambda x: [x * x]))(jax.ShapeDtypeStruct(SHAPE, "float32"))


@functools.cache
def seeds() -> tuple[bytes, ...]:
    """Real programs: arithmetic, control flow, random numbers, and a custom call that is allowed."""
    x = np.ones(SHAPE, "float32")

    def loop(x: Any) -> Any:
        return jax.lax.while_loop(lambda v: v.sum() < 100, lambda v: v * 2 + 1, x)

    def draws(x: Any) -> Any:
        return x + jax.random.normal(jax.random.key(0), SHAPE)

    def solves(x: Any) -> Any:
        return jax.numpy.linalg.cholesky(jax.numpy.eye(8) + jax.numpy.outer(x, x))[0]

    return tuple(export_program(fn, shapes_of((x,))) for fn in (lambda x: x * x, loop, draws, solves))


def mutated(data: bytes, rng: random.Random) -> bytes:
    """A program with some bits flipped, bytes replaced, a piece cut out or doubled."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        place = rng.randrange(len(changed))
        match rng.randrange(5):
            case 0:
                changed[place] ^= 1 << rng.randrange(8)
            case 1:
                changed[place] = rng.choice((0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)))
            case 2:
                del changed[place : place + rng.choice((1, 4, 64))]
            case 3:
                changed[place:place] = changed[place : place + rng.choice((1, 4, 64))]
            case 4:
                piece = rng.randrange(len(data))
                changed[place : place + 8] = data[piece : piece + 8]
        changed = changed or bytearray(data)
    return bytes(changed)


def custom_calls(exported: bytes) -> list[str]:
    """The targets that a program calls out to, by a walk over the module that a call compiles."""
    loaded = jax.export.deserialize(bytearray(exported))
    shapes = [jax.ShapeDtypeStruct(aval.shape, aval.dtype) for aval in loaded.in_avals]
    names: list[str] = []

    def visit(operation: Any) -> Any:
        from jax.extend.mlir import ir

        operation = operation.operation
        if operation.name.rpartition(".")[2] == "custom_call":
            names.append(ir.StringAttr(operation.attributes["call_target_name"]).value)
        return ir.WalkResult.ADVANCE

    jax.jit(loaded.call).lower(*shapes).compiler_ir().operation.walk(visit)
    return names


class Forged(Boundary):
    """A boundary whose student's worker answers with forged bytes; its clean worker is a real one."""

    def __init__(self, server: ForkServer, seconds: float = 20.0) -> None:
        super().__init__()
        assert server.tier != "none", "forged programs are loaded in a sandbox or not at all"
        stub = StubFile("exercises.ch1.none", "exercises/ch1/none.py", "exercises/ch1/none.py", b"", {})
        self.isolated = Isolated(server, stub, Limits(seconds))
        self.exported = b""

    def begin_check(self) -> None:
        super().begin_check()
        self.isolated.begin_check()

    def observe(self, thunk: Callable[[], Any], *, record: bool = True) -> Any:
        return self.exported

    def run_trusted(self, thunk: Callable[[], Any]) -> Any:
        return self.isolated.run_trusted(thunk)

    def run_program(self, exported: bytes, thunk: Callable[[], Any]) -> Any:
        return self.isolated.run_program(exported, thunk)

    def prepare(self, thunk: Callable[[], Any]) -> Callable[[], Timed]:
        return self.isolated.prepare(thunk)

    def prepare_trusted(self, thunk: Callable[[], Any]) -> Callable[[], Timed]:
        return self.isolated.prepare_trusted(thunk)

    def cpu_seconds(self, *, trusted: bool) -> float | None:
        return self.isolated.cpu_seconds(trusted=trusted)

    def describe_exception(self, error: BaseException) -> Raised | None:
        return self.isolated.describe_exception(error)

    def judge(self, exported: bytes) -> str:
        """The judge's verdict on a program that it calls: `called`, or its verdict's type and text.

        Any error but a verdict is let through: it would be the course's fault, and must not be.
        """
        self.exported = exported
        self.begin_check()
        try:
            with activate(self):
                made = program(abs, np.ones(SHAPE, "float32"))
                made.call(np.ones(SHAPE, "float32"))
                assert made.flops >= 0
        except (CheckFailed, StudentError, WorkerDied) as error:
            return f"{type(error).__name__}: {error}"
        return "called"

    def hold(self, exported: bytes) -> str:
        """`judge`, and an assertion that a program which was called calls out to nothing that is foreign."""
        verdict = self.judge(exported)
        if verdict == "called":
            found = self.run_program(exported, lambda: custom_calls(exported))
            assert set(found) <= ALLOWED_CUSTOM_CALLS, found
        return verdict

    def close(self) -> None:
        self.isolated.close()
