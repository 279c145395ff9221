"""Its program calls a target that the judge's process might know, with its name in another place than usual.

A custom call whose target is not on the allow-list, or cannot be read, is refused.
Stands in for: exercises/ch1/square.py.
Earns: at most 0 points.
"""

import jax
import jax.export

import grader.boundary.programs as programs


def square(x):
    shape = jax.ShapeDtypeStruct(x.shape, x.dtype)
    return jax.ffi.ffi_call("xla_ffi_python_cpu_callback", shape)(x, stablehlo="custom_call @Sharding(")


def export(_, given):
    (x,) = given
    allowed = [jax.export.DisabledSafetyCheck.custom_call("xla_ffi_python_cpu_callback")]
    exported = jax.export.export(jax.jit(lambda v: [square(v)]), disabled_checks=allowed)
    return bytes(exported(jax.ShapeDtypeStruct(x.shape, x.dtype)).serialize())


programs.export_program = export
