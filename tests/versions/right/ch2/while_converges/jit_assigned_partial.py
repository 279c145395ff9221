import functools
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int


def _not_there(carry, *, value, tolerance, max_steps):
    close = jnp.less_equal(jnp.abs(carry[0] * carry[0] - value), tolerance * value)
    return ~(close | (carry[1] >= max_steps))


def _heron(carry, *, value):
    return (carry[0] + value / carry[0]) / 2, carry[1] + 1


def _newton_sqrt(value, tolerance, max_steps):
    return jax.lax.while_loop(
        functools.partial(_not_there, value=value, tolerance=tolerance, max_steps=max_steps),
        functools.partial(_heron, value=value),
        (value, jnp.array(0, jnp.int32)),
    )


def _smooth(signal, rounds):
    def body(_, ring):
        shifted = jax.vmap(lambda shift: jnp.roll(ring, shift))(jnp.array([-1, 0, 1]))
        return shifted.mean(axis=0)

    return jax.lax.fori_loop(0, rounds, body, signal)


newton_sqrt = jax.jit(_newton_sqrt)
smooth = jax.jit(_smooth)
