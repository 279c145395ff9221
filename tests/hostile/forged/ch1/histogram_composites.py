"""Unrolls a step for each bin, hidden in functions that call another twice, by `stablehlo.composite` in place of `call`.

A call counts with all the calls of its caller. A composite names its function in an attribute, and is no call, so
the function counts once. The program has a step for each bin, and grows with the bins.

Forges: program_does_not_grow_with_bins
"""

import dataclasses
import re

import jax
import jax.export
import jax.numpy as jnp
from jax._src.interpreters import mlir
from jaxlib.mlir import ir
from jaxlib.mlir.dialects import stablehlo

export = jax.export.export


def in_composites(exported):
    with mlir.make_ir_context():
        text = str(ir.Module.parse(exported.mlir_module()))
        text = re.sub(
            r"call @(\w+)\(([^)]*)\) : ", r'stablehlo.composite "unrolled.\1" \2 {decomposition = @\1} : ', text
        )
        module = ir.Module.parse(text)
        version = stablehlo.get_version_from_compatibility_requirement(
            stablehlo.StablehloCompatibilityRequirement.WEEK_4
        )
        artifact = stablehlo.serialize_portable_artifact_str(str(module), version)
    return dataclasses.replace(exported, mlir_module_serialized=artifact)


jax.export.export = lambda fn: lambda *args: in_composites(export(fn)(*args))


def repeated(step, times, state):
    power, name = jax.jit(step), 1
    while times:
        if times & 1:
            state = power(*state)
        times >>= 1
        name *= 2
        power = twice(power, f"twice_{name}")
    return state


def twice(step, name):
    def fn(*state):
        return step(*step(*state))

    fn.__name__ = name
    return jax.jit(fn)


def bin_by_bin(right):
    """Copies the totals, one bin in each step."""

    def step(number, right, totals):
        return number + 1, right, jnp.where(jnp.arange(right.size) == number, right, totals)

    return repeated(step, right.size, (jnp.int32(0), right, jnp.zeros_like(right)))[2]


def count_by_bin(bin_ids, num_bins):
    return bin_by_bin(jnp.zeros(num_bins, "int32").at[bin_ids].add(1))


def sum_by_bin(bin_ids, values, num_bins):
    return bin_by_bin(jnp.zeros(num_bins, values.dtype).at[bin_ids].add(values))
