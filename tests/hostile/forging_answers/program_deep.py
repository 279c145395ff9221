"""Patches the worker so that the text of its program is nested a hundred thousand deep, as source for MLIR's parser.

A parser that runs out of stack crashes a process that holds nothing else: the check is failed.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import dataclasses

import jax
import jax.export

import grader.boundary.programs as programs


def export(_, given):
    exported = jax.export.export(jax.jit(lambda x: [x * x]))(jax.ShapeDtypeStruct((8,), "float32"))
    text = "module { func.func @main() { return } } " + "module {" * 100_000 + "}" * 100_000
    return bytes(dataclasses.replace(exported, mlir_module_serialized=text.encode()).serialize())


programs.export_program = export


def square(x):
    return x * x
