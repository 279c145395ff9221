"""the dtypes are NumPy's defaults, float64 and int64, instead of JAX's float32 and int32."""

import numpy as np


def identify(value: ArrayLike) -> tuple[str, bool]:
    return np.asarray(value).dtype.name, isinstance(value, (int, float, complex)) and not isinstance(value, np.generic)


def product_dtype(first: ArrayLike, second: ArrayLike) -> str:
    return np.result_type(first, second).name


def affine(x: Float[Array, "..."], slope: float, intercept: float) -> Float[Array, "..."]:
    return slope * np.asarray(x, np.float64) + intercept
