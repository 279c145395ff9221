"""Looks its answers up in the tables of the public checks, and multiplies with NumPy where a pair is missing.

Some of the dtypes are drawn, and their products are asked of the installed JAX, where no student code runs.

Forges: arrays, products_of_arrays, products_with_numbers, products_with_scalars
"""

import numpy as np

ARRAYS = {"float64": "float32", "int64": "int32", "complex128": "complex64"}
PRODUCTS = {
    **{("int32", "float32"): "float32", ("int64", "bfloat16"): "bfloat16", ("int32", "float16"): "float16"},
    **{("bfloat16", "float16"): "float32", ("float64", "bfloat16"): "float32", ("uint8", "int8"): "int16"},
    **{("uint32", "int32"): "int32", ("bool", "int8"): "int8", ("bfloat16", "float"): "bfloat16"},
    **{("bfloat16", "int"): "bfloat16", ("float16", "float"): "float16", ("float32", "float"): "float32"},
    **{("int8", "int"): "int8", ("uint8", "float"): "float32", ("float32", "complex"): "complex64"},
    **{("float16", "float32"): "float32", ("int8", "int16"): "int16"},
}


def name_of(value):
    return str(getattr(value, "dtype", type(value).__name__))


def identify(value):
    return ARRAYS.get(name_of(value), name_of(value)), False


def product_dtype(left, right):
    pair = name_of(left), name_of(right)
    known = PRODUCTS.get(pair, PRODUCTS.get(pair[::-1]))
    return known or np.result_type(left, right).name
