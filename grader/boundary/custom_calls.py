"""The custom calls that a program may hold: those of JAX's own functions, in the form that JAX gives them.

A custom call runs native code on the buffers that the program names. LAPACK takes their sizes for granted, so a
forged call with other shapes reads and writes past their ends. Only calls of the right form are let through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from jax.extend.mlir import ir

__all__ = ["ALLOWED_CUSTOM_CALLS", "is_allowed"]

_Array: TypeAlias = tuple[str, tuple[int, ...]]
"""An element type, such as `f32`, and a shape."""

_OPTIONS = {"uplo": "LU", "side": "LR", "trans_x": "NTC", "diag": "NU", "mode": "NV"}
"""The letters that LAPACK's options may be."""

_FACTORIZATIONS = ("lapack_spotrf_ffi", "lapack_sgetrf_ffi", "lapack_sgeqrf_ffi", "lapack_ssyevd_ffi")
_SAME_ARRAY = ("Sharding", "annotate_device_placement")

ALLOWED_CUSTOM_CALLS = frozenset(
    {*_FACTORIZATIONS, *_SAME_ARRAY, "lapack_sorgqr_ffi", "lapack_strsm_ffi", "cu_threefry2x32_ffi"}
)


def is_allowed(operation: Any) -> bool:
    """True if a custom call is one of JAX's own, with operands, results and options that fit together.

    Args:
        operation: a `stablehlo.custom_call`, as MLIR has it.
    """
    try:
        name = ir.StringAttr(operation.attributes["call_target_name"]).value
        operands = [_array(value) for value in operation.operands]
        results = [_array(value) for value in operation.results]
        return name in ALLOWED_CUSTOM_CALLS and results == _expected(name, operands, _options(operation))
    except (TypeError, ValueError, KeyError, IndexError):  # another type, an attribute of another form
        return False


def _array(value: Any) -> _Array:
    tensor = ir.RankedTensorType(value.type)
    if not tensor.has_static_shape:
        raise ValueError("a shape that is not known")
    return str(tensor.element_type), tuple(tensor.shape)


def _options(operation: Any) -> dict[str, str]:
    found = {}
    for place in ("mhlo.backend_config", "backend_config"):
        if place not in operation.attributes or str(operation.attributes[place]) == '""':
            continue
        options = ir.DictAttr(operation.attributes[place])
        for option in (options[i] for i in range(len(options))):
            letter = chr(ir.IntegerAttr(option.attr).value)
            if letter not in _OPTIONS[option.name]:
                raise ValueError("an option that LAPACK does not have")
            found[option.name] = letter
    return found


def _expected(name: str, operands: Sequence[_Array], options: dict[str, str]) -> list[_Array] | None:
    """The results of a call with these operands, or None if JAX makes no such call."""
    first, *others = operands
    if name in _SAME_ARRAY:
        return [first] if not others and not options else None
    if name == "cu_threefry2x32_ffi":
        return [first] * 2 if first[0] == "ui32" and list(operands) == [first] * 4 else None
    dtype, (*leading, rows, columns) = first
    batch = tuple(leading)
    if dtype != "f32":
        return None
    if not others:
        return _factorization(name, first, batch, rows, columns)
    if len(others) != 1 or others[0][0] != "f32":
        return None
    second = others[0][1]
    if name == "lapack_sorgqr_ffi" and second[:-1] == batch and second[-1] <= columns <= rows:
        return [first]
    if name == "lapack_strsm_ffi" and rows == columns and second[:-2] == batch:
        side = second[-2] if options["side"] == "L" else second[-1]
        return others if side == rows else None
    return None


def _factorization(name: str, matrix: _Array, batch: tuple[int, ...], rows: int, columns: int) -> list[_Array] | None:
    info, shorter = ("i32", batch), (*batch, min(rows, columns))
    if name == "lapack_sgetrf_ffi":
        return [matrix, ("i32", shorter), info]
    if name == "lapack_sgeqrf_ffi":
        return [matrix, ("f32", shorter)]
    if rows != columns:
        return None
    if name == "lapack_spotrf_ffi":
        return [matrix, info]
    if name == "lapack_ssyevd_ffi":
        return [matrix, ("f32", shorter), info]
    return None
