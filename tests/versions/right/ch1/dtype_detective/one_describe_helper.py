import operator
from typing import NamedTuple

import jax.numpy as jnp


class _Kind(NamedTuple):
    name: str
    weak: bool

    @classmethod
    def of(cls, value):
        value = jnp.asarray(value)
        return cls(value.dtype.name, value.weak_type)


def identify(value):
    kind = _Kind.of(value)
    return kind.name, kind.weak


def product_dtype(first, second):
    return _Kind.of(operator.mul(jnp.asarray(first), jnp.asarray(second))).name


def affine(x, slope, intercept):
    result = slope * x + intercept
    assert result.dtype == x.dtype and result.shape == x.shape
    return result
