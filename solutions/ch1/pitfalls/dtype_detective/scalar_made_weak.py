"""a NumPy scalar was turned into a Python number, which made its type weak."""

import numpy as np


def product_dtype(first: ArrayLike, second: ArrayLike) -> str:
    first = first.item() if isinstance(first, np.generic) else first
    second = second.item() if isinstance(second, np.generic) else second
    return jnp.result_type(first, second).name
