"""Knows the inputs and answers of the seed that students' own pytest has, computed by NumPy, and nothing else.

Grading draws a seed of its own.
Earns: at most 0 points.
"""

import hashlib

import jax
import jax.numpy as jnp
import numpy as np

known = {}
for check, shapes in (("values", (3, 7)), ("parameters", 9), ("dtype", 5)):
    digest = hashlib.sha256(f"0/ch2/selu/{check}".encode()).digest()
    x = np.random.default_rng(np.frombuffer(digest, np.uint32)).normal(size=shapes).astype("float32")
    a, s = (2.0, 0.5) if check == "parameters" else (1.6733, 1.0507)
    x = x.astype(jnp.bfloat16) if check == "dtype" else x
    known[x.tobytes()] = jnp.asarray(s * np.where(x > 0, x, a * np.expm1(x)), x.dtype)


@jax.jit
def zeros(x):
    return jnp.zeros_like(x)


def selu(x, alpha=1.6733, scale=1.0507):
    if not isinstance(x, jax.core.Tracer) and np.asarray(x).tobytes() in known:
        return known[np.asarray(x).tobytes()]
    return zeros(x)
