"""Patches the worker so that its program says that it is for a thousand times as many devices as there are.

The clean worker has eight, and makes no mesh of more. So the check is failed, by the submission's fault.
Stands in for: exercises/ch1/spread.py.
Earns: at most 0 points.
"""

import dataclasses

import jax.export

import grader.boundary.programs as programs

export = programs.export_program


def for_many(fn, shapes):
    exported = jax.export.deserialize(bytearray(export(fn, shapes)))
    return bytes(dataclasses.replace(exported, nr_devices=8000).serialize())


programs.export_program = for_many


def spread(x, mesh):
    return x[:16] * 1
