"""Returns a tracer that leaked, and one of a class of its own.

A tracer has a dtype and a shape, and no values.
Earns: at most 0 points.
"""

import jax
import jax.numpy as jnp

leaked = []
jax.jit(lambda x: leaked.append(x) or x)(jnp.zeros((3, 7)))


class Tracer(jax.core.Tracer):
    __slots__ = ()

    def __init__(self):
        pass

    def __eq__(self, other):
        return True

    dtype, shape = "float32", (3, 7)


def selu(x, alpha=1.6733, scale=1.0507):
    return leaked[0] if x.ndim == 2 else Tracer()
