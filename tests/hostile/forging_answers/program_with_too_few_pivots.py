"""Its program factorizes a matrix into a buffer of too few pivots, so LAPACK writes past its end.

Nobody runs it: a custom call must have the form that JAX gives it.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import jax
import jax.export

import grader.boundary.programs as programs


def square(x):
    n = x.shape[-1]
    shapes = [jax.ShapeDtypeStruct(shape, dtype) for shape, dtype in (((n, n), x.dtype), ((1,), "int32"), ((), "int32"))]
    return jax.ffi.ffi_call("lapack_sgetrf_ffi", shapes)(jax.numpy.outer(x, x) + jax.numpy.eye(n))[0][0]


def export(_, given):
    (x,) = given
    allowed = [jax.export.DisabledSafetyCheck.custom_call("lapack_sgetrf_ffi")]
    exported = jax.export.export(jax.jit(lambda v: [square(v)]), disabled_checks=allowed)
    return bytes(exported(jax.ShapeDtypeStruct(x.shape, x.dtype)).serialize())


programs.export_program = export
