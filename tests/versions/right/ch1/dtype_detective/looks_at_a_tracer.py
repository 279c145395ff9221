import jax
import jax.numpy as jnp
from jax import lax


def identify(value):
    seen = []

    def probe(tracer):
        seen.append((tracer.dtype.name, bool(tracer.aval.weak_type)))
        return tracer

    jax.eval_shape(probe, value)
    return seen[0]


def product_dtype(first, second):
    names = []

    def probe(a, b):
        names.append((a * b).dtype.name)
        return 0

    jax.eval_shape(probe, first, second)
    return names[0]


def affine(x, slope, intercept):
    return lax.add(lax.mul(x, lax.full_like(x, slope)), lax.full_like(x, intercept))
