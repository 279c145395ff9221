"""Reads NumPy's dtype, takes away half of 64 bits, and says that nothing is weak.

A weak number is in every check.

Forges: arrays
"""

import numpy as np


def identify(value):
    name = np.asarray(value).dtype.name
    return {"complex128": "complex64"}.get(name, name.replace("64", "32") if "complex" not in name else name), False
