"""Patches the worker so that its program is for one device, where nothing travels and nothing is cut.

It does not fit arguments that lie on eight devices.
Stands in for: exercises/ch1/spread.py.
Earns: at most 0 points.
"""

import jax
import jax.export
import jax.numpy as jnp

import grader.boundary.programs as programs


def export(fn, shapes):
    traced = jax.jit(lambda x: [jnp.sum(x.reshape(8, 16), axis=0)])
    return bytes(jax.export.export(traced)(jax.ShapeDtypeStruct((128,), "float32")).serialize())


programs.export_program = export


def spread(x, mesh):
    return x[:16] * 1
