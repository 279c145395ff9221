"""Its program calls an allow-listed LAPACK routine with shapes and types for which it was not made.

Nobody runs it: a custom call must have the form that JAX gives it.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import jax
import jax.export
import numpy as np

import grader.boundary.programs as programs


def square(x):
    shapes = [jax.ShapeDtypeStruct(x.shape, x.dtype), jax.ShapeDtypeStruct((), "int8")]
    return jax.ffi.ffi_call("lapack_spotrf_ffi", shapes)(x, uplo=np.uint8(200))[0]


def export(_, given):
    (x,) = given
    allowed = [jax.export.DisabledSafetyCheck.custom_call("lapack_spotrf_ffi")]
    exported = jax.export.export(jax.jit(lambda v: [square(v)]), disabled_checks=allowed)
    return bytes(exported(jax.ShapeDtypeStruct(x.shape, x.dtype)).serialize())


programs.export_program = export
